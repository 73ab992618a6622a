package cli

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/spf13/cobra"

	"casebook/history"
)

const caseExportHelp = `Write a case and its attempts, as they are kept, as one JSON document that casebook case
import reads elsewhere. It holds no secret, and customers' values in clear: how many is said
here and in the document. For the vendor there is casebook ticket.`

// caseExportFlags are the flags of case export.
type caseExportFlags struct {
	out   string
	force bool
}

func (r *run) caseExportCommand() *cobra.Command {
	var f caseExportFlags
	cmd := &cobra.Command{
		Use:               "export CASE",
		Short:             "write a case to be read by another casebook",
		Long:              caseExportHelp,
		Example:           "  casebook case export 42 --out case-42.json\n  casebook case export 42 | ssh desk casebook case import -",
		Args:              oneCase,
		ValidArgsFunction: r.completeCases,
		RunE: func(cmd *cobra.Command, args []string) error {
			number, err := caseNumber(args[0])
			if err != nil {
				return err
			}
			if err := cmp.Or(named("out", f.out, cmd.Flags().Changed("out")), r.setup.spare(f.out)); err != nil {
				return err
			}
			return r.caseExport(cmd.Context(), number, f)
		},
	}
	cmd.Flags().StringVar(&f.out, "out", "", "write it to this `FILE`, which only you can read")
	cmd.Flags().BoolVar(&f.force, "force", false, "let --out replace a file that is there")
	return cmd
}

// caseExport writes a case. What cannot be read of it is named after the rest was written.
func (r *run) caseExport(ctx context.Context, number uint64, f caseExportFlags) error {
	if r.private != nil {
		return usage("an export holds customers' values in clear, and --privacy hides them; leave one of them")
	}
	runner, err := r.setup.Runner()
	if err != nil {
		return err
	}
	file, gaps := runner.ExportCase(ctx, number)
	if gaps != nil && !errors.As(gaps, new(*history.Damaged)) {
		return gaps
	}
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(file); err != nil {
		return fmt.Errorf("case %d cannot be written as JSON: %w", number, err)
	}
	data := harmless(bytes.TrimSuffix(text.Bytes(), []byte("\n")))
	if f.out == "" {
		if _, err := r.out.Write(data); err != nil {
			return unwritten(err)
		}
		if err := r.flush(); err != nil {
			return err
		}
	} else if err := writeWhole(f.out, data, f.force); err != nil {
		return err
	}
	where := "exported"
	if f.out != "" {
		where = label(f.out)
	}
	r.remark("%s: case %d, %s; it holds no secret, and in clear: %s", where, number, count(len(file.Attempts), "attempt"), file.Said())
	return cmp.Or(gaps, nil)
}

// writeWhole writes a file that only its owner reads, as a whole or not at all.
func writeWhole(path string, data []byte, replace bool) error {
	info, err := os.Lstat(path)
	switch {
	case err == nil && info.IsDir():
		return usage("%s is a folder; name a file in it", label(path))
	case err == nil && !info.Mode().IsRegular():
		return usage("%s is no ordinary file; name another", label(path))
	case err == nil && !replace:
		return usage("%s is there already; --force replaces it", label(path))
	}
	temp, err := os.CreateTemp(filepath.Dir(path), ".casebook-*")
	if err != nil {
		return unwritable(path, err)
	}
	defer func() { _ = os.Remove(temp.Name()) }()
	_, err = temp.Write(data)
	err = errors.Join(err, temp.Chmod(0o600), temp.Sync(), temp.Close())
	if err == nil {
		err = os.Rename(temp.Name(), path)
	}
	return unwritable(path, err)
}

// unwritable says what kept a file from being written.
func unwritable(path string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, syscall.ENOTDIR):
		return usage("%s is a file and no folder, so %s cannot be written; name a folder that is there", label(filepath.Dir(path)), label(filepath.Base(path)))
	case errors.Is(err, fs.ErrNotExist):
		return usage("there is no folder %s, so %s cannot be written", label(filepath.Dir(path)), label(filepath.Base(path)))
	case errors.Is(err, fs.ErrPermission):
		return &failure{statusHistory, fmt.Errorf("%s cannot be written: you may not write there; choose another place", label(path))}
	}
	return &failure{statusHistory, fmt.Errorf("%s cannot be written: %w; nothing was changed", label(path), err)}
}

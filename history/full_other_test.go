//go:build !unix

package history

import "errors"

// fill needs a limit on the size of files.
func fill(*Store, int) error { return errors.ErrUnsupported }

func starve(*Store, int) error { return nil }

//go:build !unix

package history

import "errors"

// fill needs a limit on the size of files.
func fill(*Store, int) error { return errors.ErrUnsupported }

// starve needs it too.
func starve(*Store, string, int) error { return errors.ErrUnsupported }

// starveCare needs it too.
func starveCare(*Store, int) error { return errors.ErrUnsupported }

package tree_test

import (
	"strings"
	"testing"

	"casebook/api/tree"
)

func TestADocumentOfTooManyValuesIsRefusedWithItsPlace(t *testing.T) {
	t.Parallel()
	fits := "[" + strings.Repeat("1,", tree.MaxValues-1) + "1]"
	if _, _, err := tree.Parse([]byte(fits)); err != nil {
		t.Fatalf("%d values: %v", tree.MaxValues, err)
	}
	_, _, err := tree.Parse([]byte("[1," + fits[1:]))
	if err == nil || !strings.Contains(err.Error(), "more than 1048576 values") {
		t.Errorf("one value too many: %v", err)
	}
}

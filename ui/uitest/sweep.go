package uitest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// Size is a window's or an area's size in cells.
type Size struct {
	Width, Height int
}

// Sizes are those that a sweep takes when it is given none: from a wall of a screen down to one cell.
func Sizes() []Size {
	return []Size{
		{240, 70}, {160, 50}, {120, 40}, {100, 30}, {99, 30}, {80, 24}, {80, 5}, {60, 15}, {40, 12}, {40, 10},
		{39, 9}, {30, 8}, {20, 40}, {20, 6}, {12, 4}, {8, 3}, {5, 2}, {120, 1}, {3, 24}, {2, 2}, {1, 24}, {1, 1},
	}
}

// Sweep draws at every size and after every resize from one size to another, and fails the test when a picture is wider
// or higher than its area. Draw sets the size on the same model each time and returns its picture; a panic in it fails
// the test with the two sizes.
func Sweep(t testing.TB, draw func(width, height int) string, sizes ...Size) {
	t.Helper()
	if len(sizes) == 0 {
		sizes = Sizes()
	}
	for _, from := range sizes {
		for _, to := range sizes {
			sweepStep(t, draw, from, to)
		}
	}
}

// sweepStep draws at one size and then at another, and checks the second picture.
func sweepStep(t testing.TB, draw func(width, height int) string, from, to Size) {
	t.Helper()
	defer func() {
		if fault := recover(); fault != nil {
			t.Fatalf("panic from %dx%d to %dx%d: %v", from.Width, from.Height, to.Width, to.Height, fault)
		}
	}()
	draw(from.Width, from.Height)
	view := draw(to.Width, to.Height)
	if fault := overflow(view, to); fault != "" {
		t.Fatalf("from %dx%d to %dx%d: %s\n%s", from.Width, from.Height, to.Width, to.Height, fault, ansi.Strip(view))
	}
}

// overflow says what of a picture lies outside its area; empty when nothing does.
func overflow(view string, size Size) string {
	lines := strings.Split(view, "\n")
	if len(lines) > size.Height {
		return fmt.Sprintf("%d lines in an area %d high", len(lines), size.Height)
	}
	for i, line := range lines {
		if cells := ansi.StringWidth(line); cells > size.Width {
			return fmt.Sprintf("line %d is %d cells wide in an area of %d", i+1, cells, size.Width)
		}
	}
	return ""
}

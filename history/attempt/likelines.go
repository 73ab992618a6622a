package attempt

// mostLike is how many pairs of lines are compared to find which became which. Beyond
// that the first became the first, and so on.
const mostLike = 4096

// likeLines returns which line of b each line of a became, as many as the shorter one has:
// first those that are alike, then those between them in order.
func likeLines(a, b []string) []pair {
	var all []pair
	last := pair{}
	for _, p := range append(alike(a, b), pair{len(a), len(b)}) {
		for i := range min(p.a-last.a, p.b-last.b) {
			all = append(all, pair{last.a + i, last.b + i})
		}
		if p.a < len(a) {
			all = append(all, p)
		}
		last = pair{p.a + 1, p.b + 1}
	}
	return all
}

// alike returns the lines of a and b, in order, that are most alike in all.
func alike(a, b []string) []pair {
	if len(a)*len(b) > mostLike || len(a) == 0 || len(b) == 0 {
		return nil
	}
	best := make([][]int, len(a)+1) // of the lines from these on
	for i := range best {
		best[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if like := likeness(a[i], b[j]); like > 0 {
				best[i][j] = max(best[i][j], best[i+1][j+1]+like)
			}
		}
	}
	var all []pair
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch like := likeness(a[i], b[j]); {
		case like > 0 && best[i][j] == best[i+1][j+1]+like:
			all = append(all, pair{i, j})
			i, j = i+1, j+1
		case best[i][j] == best[i+1][j]:
			i++
		default:
			j++
		}
	}
	return all
}

// likeness is how much of two lines is the same at their ends, in thousandths of both; 0
// where that is less than half of the shorter one.
func likeness(a, b string) int {
	if len(a) > len(b) {
		a, b = b, a
	}
	same := 0
	for same < len(a) && a[same] == b[same] {
		same++
	}
	for end := 0; same < len(a) && a[len(a)-1-end] == b[len(b)-1-end]; end++ {
		same++
	}
	if same == 0 || 2*same < len(a) {
		return 0
	}
	return max(1, 2000*same/(len(a)+len(b)))
}

package attempt

// pair is a line that two texts have in common: where it stands in the one and in the
// other.
type pair struct{ a, b int }

// mostEdits is how many lines may differ before the rest is taken to have nothing in
// common: finding what it has costs the square of that.
const mostEdits = 1000

// sameLines returns the lines that a and b share in the same order, as many as there are
// (E. Myers, An O(ND) Difference Algorithm, 1986).
func sameLines(a, b []string) []pair {
	var shared []pair
	from := 0
	for from < len(a) && from < len(b) && a[from] == b[from] {
		shared = append(shared, pair{from, from})
		from++
	}
	endA, endB := len(a), len(b)
	for endA > from && endB > from && a[endA-1] == b[endB-1] {
		endA, endB = endA-1, endB-1
	}
	for _, p := range snakes(a[from:endA], b[from:endB]) {
		shared = append(shared, pair{p.a + from, p.b + from})
	}
	for endA < len(a) {
		shared = append(shared, pair{endA, endB})
		endA, endB = endA+1, endB+1
	}
	return shared
}

// snakes is sameLines for texts that neither begin nor end with the same line.
func snakes(a, b []string) []pair {
	if len(a) == 0 || len(b) == 0 {
		return nil
	}
	limit := min(len(a)+len(b), mostEdits)
	reach := make([]int, 2*limit+2) // how far in a each diagonal has come, counted from -limit
	var trace [][]int
	for d := range limit + 1 {
		trace = append(trace, append([]int(nil), reach[limit-d:limit+d+1]...))
		for k := -d; k <= d; k += 2 {
			x := 0
			switch {
			case d == 0:
			case k == -d || k != d && reach[limit+k-1] < reach[limit+k+1]:
				x = reach[limit+k+1]
			default:
				x = reach[limit+k-1] + 1
			}
			for x < len(a) && x-k < len(b) && a[x] == b[x-k] {
				x++
			}
			reach[limit+k] = x
			if x >= len(a) && x-k >= len(b) {
				return walkBack(trace, pair{len(a), len(b)})
			}
		}
	}
	return nil
}

// walkBack returns what the way to the end of both texts shares. trace[d] are the
// diagonals from -d to d before the edit d was made.
func walkBack(trace [][]int, at pair) []pair {
	var shared []pair
	for d := len(trace) - 1; d >= 0; d-- {
		before := trace[d] // diagonal k is at d+k
		k := at.a - at.b
		from := pair{}
		switch {
		case d == 0:
		case k == -d || k != d && before[d+k-1] < before[d+k+1]:
			from = pair{before[d+k+1], before[d+k+1] - k - 1}
		default:
			from = pair{before[d+k-1], before[d+k-1] - k + 1}
		}
		for at.a > from.a && at.b > from.b {
			at = pair{at.a - 1, at.b - 1}
			shared = append(shared, at)
		}
		at = from
	}
	for i, j := 0, len(shared)-1; i < j; i, j = i+1, j-1 {
		shared[i], shared[j] = shared[j], shared[i]
	}
	return shared
}

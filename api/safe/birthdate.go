package safe

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// readDate reads a date of birth as documents and forms write it. order says how:
// "yyyy-mm-dd", "dd.mm.yyyy", "mm/dd/yyyy", "yyyymmdd"; where day and month cannot be
// told apart it is "nn/nn/yyyy", and day and month are both readings' in turn.
func readDate(s string) (year, month, day int, order string, ok bool) {
	s, _, _ = strings.Cut(s, "t") // a time behind it
	s, _, _ = strings.Cut(strings.TrimSpace(s), " ")
	number := func(s string) int { n, _ := strconv.Atoi(s); return n }
	if len(s) == 8 && strings.Trim(s, "0123456789") == "" {
		return number(s[:4]), number(s[4:6]), number(s[6:]), "yyyymmdd", true
	}
	sep := strings.Trim(s, "0123456789")
	if sep == "" {
		return 0, 0, 0, "", false
	}
	sep = sep[:1]
	parts := strings.Split(s, sep)
	if len(parts) != 3 || !strings.Contains("-./", sep) || strings.Trim(strings.Join(parts, ""), "0123456789") != "" {
		return 0, 0, 0, "", false
	}
	a, b, c := number(parts[0]), number(parts[1]), number(parts[2])
	switch {
	case len(parts[0]) == 4:
		return a, b, c, strings.Join([]string{"yyyy", "mm", "dd"}, sep), true
	case len(parts[2]) != 4:
		return 0, 0, 0, "", false
	case b > 12:
		return c, a, b, strings.Join([]string{"mm", "dd", "yyyy"}, sep), true
	case a > 12:
		return c, b, a, strings.Join([]string{"dd", "mm", "yyyy"}, sep), true
	}
	return c, b, a, strings.Join([]string{"nn", "nn", "yyyy"}, sep), true
}

// dateWritings are the ways in which systems write one date.
func dateWritings(s string) (all []string) {
	year, month, day, order, ok := readDate(s)
	if !ok {
		return nil
	}
	write := func(y, m, d int) {
		all = append(all,
			fmt.Sprintf("%04d-%02d-%02d", y, m, d), fmt.Sprintf("%04d/%02d/%02d", y, m, d), fmt.Sprintf("%04d.%02d.%02d", y, m, d), fmt.Sprintf("%04d%02d%02d", y, m, d),
			fmt.Sprintf("%02d.%02d.%04d", d, m, y), fmt.Sprintf("%d.%d.%04d", d, m, y), fmt.Sprintf("%02d/%02d/%04d", d, m, y), fmt.Sprintf("%02d/%02d/%04d", m, d, y),
			fmt.Sprintf("%d/%d/%04d", d, m, y), fmt.Sprintf("%d/%d/%04d", m, d, y), fmt.Sprintf("%02d-%02d-%04d", d, m, y), fmt.Sprintf("%02d-%02d-%04d", m, d, y))
		if 1 <= m && m <= 12 {
			name := time.Month(m).String()
			for _, name := range [...]string{name, name[:3]} {
				all = append(all, fmt.Sprintf("%d %s %04d", d, name, y), fmt.Sprintf("%02d %s %04d", d, name, y), fmt.Sprintf("%s %d, %04d", name, d, y), fmt.Sprintf("%02d-%s-%04d", d, name, y))
			}
		}
	}
	write(year, month, day)
	if strings.HasPrefix(order, "nn") && day != month {
		write(year, day, month)
	}
	return all
}

// dateShape says how a date is written, and whether there is such a day.
func dateShape(s string) (shape string, ok bool) {
	year, month, day, order, ok := readDate(lowerASCII(s))
	if !ok {
		return "", false
	}
	if t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC); t.Year() != year || int(t.Month()) != month || t.Day() != day {
		order += ", no such day"
	}
	if strings.ContainsAny(s, "Tt:") {
		order += ", with a time"
	}
	return order, true
}

package safe

import (
	"net/netip"
	"strings"
)

// ipsIn calls f for every address of a host in text, version 4 or 6. Version numbers
// are told by what stands before them, as far as that can be.
func ipsIn(text string, f func(start, end int)) {
	for i := 0; i < len(text); i++ {
		if c := text[i]; c != '.' && c != ':' {
			continue
		}
		start := i
		for start > 0 && isAddressByte(text[start-1]) {
			start--
		}
		end := i + spanOf(text[i:], isAddressByte)
		if at, n := addressIn(text, start, end); n > 0 {
			f(at, at+n)
		}
		i = end
	}
}

func isAddressByte(c byte) bool {
	return isDigit(c) || 'a' <= c|lower && c|lower <= 'f' || c == '.' || c == ':'
}

// addressIn finds the address in a run of the bytes that addresses are made of.
func addressIn(text string, start, end int) (at, length int) {
	for start < end && (text[start] == '.' || text[start] == ':' && !strings.HasPrefix(text[start:end], "::")) {
		start++
	}
	run := strings.TrimRight(text[start:end], ".")
	if !strings.HasSuffix(run, "::") {
		run = strings.TrimRight(run, ":")
	}
	if host, _, port := strings.Cut(run, ":"); port && strings.Count(host, ".") == 3 { // with a port
		run = host
	}
	if len(run) < len("::1") || !strings.ContainsAny(run, "0123456789") {
		return 0, 0
	}
	address, err := netip.ParseAddr(run)
	if err != nil || ordinary(address) || address.Is6() && strings.Count(run, ":") < 2 {
		return 0, 0
	}
	after := firstRune(text[start+len(run):])
	if before := lastRune(text[:start]); isWordRune(before) || isWordRune(after) || address.Is4() && isVersion(text[:start]) {
		return 0, 0
	}
	return start, len(run)
}

// ordinary addresses are everybody's.
func ordinary(a netip.Addr) bool {
	return a.IsLoopback() || a.IsUnspecified() || a == netip.AddrFrom4([4]byte{255, 255, 255, 255})
}

func isOrdinary(core string) bool {
	address, err := netip.ParseAddr(strings.Trim(core, "[]"))
	return err == nil && ordinary(address)
}

// isVersion reports whether what stands before four numbers says that they are the
// version of something: "Chrome/", "version ", "v".
func isVersion(before string) bool {
	if strings.HasSuffix(before, "/") && !strings.HasSuffix(before, "//") {
		return true
	}
	near := lowerASCII(strings.TrimRight(before[max(0, len(before)-24):], " :=\"'"))
	for _, word := range [...]string{"version", "release", "build", " v", "sdk", "firmware", "ver", "ver."} {
		if strings.HasSuffix(near, word) {
			return true
		}
	}
	return false
}

// ipShape tells the version of an address and whose it can be.
func ipShape(s string) (shape string, ok bool) {
	address, err := netip.ParseAddr(strings.Trim(s, "[]"))
	if err != nil {
		return "", false
	}
	shape = "IPv4"
	if address.Is6() && !address.Is4In6() {
		shape = "IPv6"
	}
	switch address = address.Unmap(); {
	case address.IsLoopback():
		return shape + ", loopback", true
	case address.IsPrivate():
		return shape + ", private", true
	case address.IsLinkLocalUnicast():
		return shape + ", link-local", true
	}
	return shape + ", public", true
}

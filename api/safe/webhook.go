package safe

import "strings"

// webhook cuts the part of an incoming webhook's address that lets anybody post there. The
// authority is text[start:path], and the path ends at end.
func (c *components) webhook(start, path, end int) {
	host := lowerASCII(c.text[start:path])
	host = host[strings.LastIndexByte(host, '@')+1:]
	host = host[:indexAnyOr(host, ":")]
	before, whole := hookPath(host)
	if before == "" {
		return
	}
	at := strings.Index(c.text[path:end], before)
	if at < 0 {
		return
	}
	first := path + at + len(before)
	last := end
	if !whole { // what stands before names the place, and what stands behind the way
		parts := strings.SplitN(c.text[first:end], "/", 4)
		i := min(len(parts), hookParts(host)) - 1
		if i < 1 {
			return
		}
		for _, part := range parts[:i] {
			first += len(part) + 1
		}
		last = first + len(parts[i])
	}
	if first < last {
		c.component(verdict{name: "webhook", class: ClassSecret, kind: "secret", found: true}, "url webhook", first, last, false)
	}
}

// hookPath is what stands in the path of a webhook before its own parts, by the host, and
// whether all of them go.
func hookPath(host string) (before string, whole bool) {
	switch {
	case host == "hooks.slack.com":
		return "/services/", false
	case host == "discord.com", host == "discordapp.com", strings.HasSuffix(host, ".discord.com"):
		return "/webhooks/", false
	case host == "hooks.zapier.com":
		return "/catch/", false
	case strings.HasSuffix(host, ".webhook.office.com"):
		return "/webhookb2/", true
	case host == "outlook.office.com":
		return "/webhook/", true
	}
	return "", false
}

// hookParts is how many parts there are up to the secret one.
func hookParts(host string) int {
	if host == "hooks.slack.com" {
		return 3
	}
	return 2
}

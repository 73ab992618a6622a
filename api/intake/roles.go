package intake

// role is what the words before a value say that it is.
type role int

const (
	noRole role = iota
	weakRequest
	asRequest
	asAnswer
)

var roleWords = pattern(`(?i)\b(?:` +
	`((?:response|answer|reply)(?:[ '-]{1,2}s?)?(?:body|payload|data)?|respon(?:d|ds|ded|ding)|answer(?:s|ed)|repl(?:y|ies|ied)|(?:get|gets|got|getting)(?: back)?|return(?:s|ed|ing)?|receiv(?:e|es|ed|ing)|sends? back|sent back|comes? back|result(?:s|ed)?|output|fail(?:s|ed|ure)?|rejected|refused|error)` +
	`|((?:request|input)(?:[ '-]{1,2}s?)?(?:body|payload|data|json)?|(?:we|i|they|app|client|customer|you) (?:send|post|sent|submit|call|use)|sent|sending|posting|posted|sends)` +
	`|(payload|body|data))\b|(<--|<<<)|(-->|>>>|--(?:post|body)-data\b)`)

// roleOf tells by the last telling word in the text before a value.
func roleOf(before []byte) role {
	const near = 2 << 10
	if len(before) > near {
		before = before[len(before)-near:]
	}
	all := roleWords().FindAllSubmatchIndex(before, -1)
	if len(all) == 0 {
		return noRole
	}
	switch last := all[len(all)-1]; {
	case last[2] >= 0, last[8] >= 0:
		return asAnswer
	case last[4] >= 0, last[10] >= 0:
		return asRequest
	}
	return weakRequest
}

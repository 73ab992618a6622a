package safe

// tell scrubs what stands behind a key.
func (t *telling) tell(k tellingKey) {
	other := InHeader
	if k.sign == '=' {
		other = InQuery
	}
	v, cut := t.told(k.name, other)
	if !cut {
		t.pair(k)
		return
	}
	if v.worded && k.endsString(t.text) {
		return
	}
	v = t.grantAt(v, k)
	if v.form == amongCodes {
		v = v.among(amongNames(t.text[max(0, k.start-nearby):min(len(t.text), k.after+nearby)]) || callsForCodes(t.teller, InAnswer))
	}
	if t.ours.holds(k.start) || k.sign == ':' && isBlock(t.text[k.after:]) || t.headerLine(k) || t.container(v, k) {
		return
	}
	start, end, quoted := t.valueOf(v, k)
	value := t.text[start:end]
	if value == "" || isLiteral(value) || k.quoted && !quoted && value[0] == '{' || t.ours.holds(start) {
		return // what begins with a placeholder has been cut, wherever it seems to end now
	}
	if prose := k.sign == ':' && !k.quoted && !quoted; prose && !looksRandom(value) && !t.isSpelt(v, value, end) {
		return
	}
	if k.sign == '=' && quoted && inMarkup(t.text, k.start) {
		t.putEscaped(v, k.name, start, end)
		return
	}
	plain := value
	if k.sign == '=' && !quoted { // as in a query that is quoted in a sentence
		plain = urlDecoded(value, k.parameter(t.text))
		if p, ok := t.teller.(*pass); ok && plain != value && !k.parameter(t.text) && v.about(value) && v.about(plain) {
			p.r.learn(v, value, p.r.placeholder(v.class, v.kind, value, false)) // or not
		}
	}
	if with := t.value(v, t.side+" "+k.name, plain, false); with != plain {
		t.put(start, end, with)
	}
}

// endsString reports whether what seems to be a key and its sign is all of a string in
// quotes, base64 that ends in letters that are a word: value='AAAAAAPw='.
func (k tellingKey) endsString(text string) bool {
	if k.sign != '=' || k.quoted || k.start == 0 || k.after >= len(text) {
		return false
	}
	quote := text[k.start-1]
	return (quote == '\'' || quote == '"') && quote == text[k.after]
}

// headerLine scrubs the line that k begins, if it can be a header's.
func (t *telling) headerLine(k tellingKey) (is bool) {
	if k.sign != ':' || k.quoted || t.off&passTranscript != 0 || !beginsLine(t.text, k.start) {
		return false
	}
	start, end := restOfLine(t.text, k)
	h := t.named(InHeader, k.name, nil)
	if h.class == Plain || !h.about(t.text[start:end]) {
		return false
	}
	if start < end {
		t.put(start, end, t.header(k.name, t.text[start:end]))
	}
	return true
}

// container scrubs the list or the object behind k, if v is about all that it holds.
func (t *telling) container(v verdict, k tellingKey) (is bool) {
	if !k.quoted || v.form != anyForm || v.scalar || t.off&passMembers != 0 {
		return false
	}
	open := k.after + spanOf(t.text[k.after:], func(c byte) bool { return blankBytes[c] })
	if open >= len(t.text) || t.text[open] != '{' && t.text[open] != '[' || t.ours.holds(open) {
		return false
	}
	t.members(v, k, open)
	return true
}

// valueOf is where the value behind k stands that v is about.
func (t *telling) valueOf(v verdict, k tellingKey) (start, end int, quoted bool) {
	start, end, quoted = valueAfter(t.text, k)
	if !quoted && (v.kind == sessionID || v.kind == "cookie") && k.start > 0 && t.text[k.start-1] == ';' { // /a;jsessionid=…?page=2
		end = start + indexAnyOr(t.text[start:end], "?#;/")
	}
	if scheme, rest := splitScheme(t.text[start:end]); isAuthorization(k.name) && scheme != "" && rest == "" && !t.ours.holds(start) {
		end += spanOf(t.text[end:], func(c byte) bool { return c == ' ' })
		end += spanOf(t.text[end:], isTokenByte)
	}
	return start, end, quoted
}

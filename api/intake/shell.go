package intake

import (
	"bytes"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// maxCommand is how long a command may be, in bytes.
const maxCommand = 256 << 10

// spoken is a command as a shell would hand it on.
type spoken struct {
	words  []string
	input  []byte // its here-document; nil when it has none
	more   int    // commands of curl behind the first on its line
	unset  int    // variables and substitutions whose value is not known
	behind string // what stands behind an & that is not quoted
	text   string // as it was parsed
	end    int    // where it ends in the text, behind its line
	prose  int    // where prose begins behind it on its line; 0 when none does
	lines  int    // how many line ends it takes; 0 when it takes all of the text
}

// bash reads the first command of text, which begins with curl, as bash does. What
// follows its line is not looked at. ok is false for what bash would refuse.
func bash(text string, known map[string]string) (s spoken, ok bool) {
	parser := syntax.NewParser(syntax.Variant(syntax.LangBash))
	var all []*syntax.Stmt
	// What it refuses behind the first statement is not the command's.
	_ = parser.Stmts(strings.NewReader(text), func(stmt *syntax.Stmt) bool {
		all = append(all, stmt)
		return stmt.Background && len(all) < maxSevered
	})
	if len(all) == 0 {
		return s, false
	}
	first := all[0]
	w := wording{text: text, known: known}
	s.end = offset(first.End(), len(text))
	syntax.Walk(first, func(n syntax.Node) bool {
		stmt, is := n.(*syntax.Stmt)
		if !is {
			return true
		}
		call, is := stmt.Cmd.(*syntax.CallExpr)
		if !is || len(call.Args) == 0 || !isCurl(call.Args[0].Lit()) {
			return true
		}
		if s.words != nil {
			s.more++
			return false
		}
		s.words = []string{}
		for _, arg := range call.Args[1:] {
			w.word(arg)
			s.words = append(s.words, w.take())
		}
		for _, r := range stmt.Redirs {
			switch {
			case r.Hdoc != nil:
				w.word(r.Hdoc)
				s.input = []byte(w.take())
			case r.Op == syntax.WordHdoc:
				w.word(r.Word)
				s.input = []byte(w.take() + "\n")
			}
			s.end = max(s.end, offset(r.End(), len(text)))
		}
		if i := proseFrom(s.words); i >= 0 && len(stmt.Redirs) == 0 {
			s.words, s.prose = s.words[:i], offset(call.Args[i+1].Pos(), len(text))
		}
		return false
	})
	s.unset = w.unset
	s.sever(text, all)
	behind := lineEnd(text[s.end:])
	if strings.Contains(text[s.end:s.end+behind], "curl ") {
		s.more++
	}
	s.end += behind
	return s, s.words != nil
}

// maxSevered is how many statements are looked at that an & parts.
const maxSevered = 20

// sever takes for the command's what an & cuts off its address: with no blank around
// it, nobody meant a command that runs in the background.
func (s *spoken) sever(text string, all []*syntax.Stmt) {
	end := offset(all[0].End(), len(text))
	if !all[0].Background || end < 2 || end >= len(text) || strings.ContainsAny(text[end-2:end-1]+text[end:end+1], " \t\r\n") {
		return
	}
	for _, next := range all[1:] {
		if offset(next.Pos(), len(text)) != end {
			break
		}
		end = offset(next.End(), len(text))
	}
	s.behind, s.end = text[s.end:max(s.end, end)], max(s.end, end)
}

func offset(p syntax.Pos, most int) int { return min(int(p.Offset()), most) }

func isCurl(word string) bool {
	return strings.TrimSuffix(strings.ToLower(word), ".exe") == "curl"
}

// lineEnd returns how much of text its first line is, with its end.
func lineEnd(text string) int {
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		return i + 1
	}
	return len(text)
}

// wording puts words together from what the parser made of them.
type wording struct {
	text  string
	known map[string]string // variables that the text sets
	out   strings.Builder
	unset int
}

func (w *wording) take() string {
	s := w.out.String()
	w.out.Reset()
	return s
}

func (w *wording) word(word *syntax.Word) {
	for _, part := range word.Parts {
		w.part(part, false)
	}
}

func (w *wording) part(part syntax.WordPart, quoted bool) {
	switch p := part.(type) {
	case *syntax.Lit:
		w.literal(p.Value, quoted)
	case *syntax.SglQuoted:
		if p.Dollar {
			w.out.WriteString(strings.Join(words("$'"+p.Value+"'", false), ""))
		} else {
			w.out.WriteString(p.Value)
		}
	case *syntax.DblQuoted:
		for _, inner := range p.Parts {
			w.part(inner, true)
		}
	case *syntax.ParamExp:
		value, ok := "", false
		if p.Param != nil && p.Exp == nil && p.Slice == nil && p.Repl == nil && p.Index == nil {
			value, ok = w.known[p.Param.Value]
		}
		if !ok {
			w.asWritten(part)
			return
		}
		w.out.WriteString(value)
	case *syntax.CmdSubst:
		if !w.printed(p) {
			w.asWritten(part)
		}
	default:
		w.asWritten(part)
	}
}

// asWritten leaves what only the shell knew as it is written.
func (w *wording) asWritten(part syntax.WordPart) {
	from := offset(part.Pos(), len(w.text))
	w.out.WriteString(w.text[from:max(from, offset(part.End(), len(w.text)))])
	w.unset++
}

// printed takes $(cat <<EOF …), which writes a body over several lines, and
// $(printf '%b' …), which writes one whose lines end in CR LF.
func (w *wording) printed(p *syntax.CmdSubst) bool {
	if len(p.Stmts) != 1 {
		return false
	}
	call, is := p.Stmts[0].Cmd.(*syntax.CallExpr)
	if !is {
		return false
	}
	before := w.out.String()
	switch redirs := p.Stmts[0].Redirs; {
	case len(call.Args) == 1 && call.Args[0].Lit() == "cat" && len(redirs) == 1 && redirs[0].Hdoc != nil:
		w.out.Reset()
		w.word(redirs[0].Hdoc)
	case len(call.Args) == 3 && call.Args[0].Lit() == "printf" && len(redirs) == 0 && len(call.Assigns) == 0:
		w.out.Reset()
		w.word(call.Args[1])
		if w.take() != "%b" {
			w.out.WriteString(before)
			return false
		}
		w.word(call.Args[2])
		w.out.WriteString(escapes.Replace(w.take()))
	default:
		return false
	}
	w.out.WriteString(before + strings.TrimRight(w.take(), "\n"))
	return true
}

// escapes are those of printf's %b that a text with line ends has.
var escapes = strings.NewReplacer(`\\`, `\`, `\r`, "\r", `\n`, "\n", `\t`, "\t")

// literal takes plain text without the backslashes that the shell takes off.
func (w *wording) literal(s string, quoted bool) {
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && (!quoted || strings.IndexByte("\"\\$`\n", s[i+1]) >= 0) {
			if i++; s[i] == '\n' {
				continue
			}
		}
		w.out.WriteByte(s[i])
	}
}

// assignment is a line that sets a variable for the commands below it.
var assignment = pattern(`(?m)^[ \t]*(?:[$#%>][ \t]+)?(?:export[ \t]+|set[ \t]+|\$env:)?([A-Za-z_][A-Za-z0-9_]{0,63})[ \t]?=[ \t]?("[^"\n$` + "`" + `]*"|'[^'\n]*'|[^\s"'$` + "`" + `;&|]+)[ \t]*;?\r?$`)

// variables returns what the text before a command sets.
func variables(before []byte) map[string]string {
	before = before[:min(len(before), sample)]
	known := map[string]string{}
	for _, m := range assignment().FindAllSubmatch(before, maxPairs) {
		known[string(m[1])] = string(bytes.Trim(m[2], `"'`))
	}
	return known
}

package systems

import "fmt"

// Desk is the vendor's support desk.
type Desk struct {
	Name    string   `yaml:"name"`
	Email   string   `yaml:"email"`
	Days    []string `yaml:"days"`  // Sun, Mon, …; empty: not documented
	Opens   string   `yaml:"opens"` // 15:04, local to Zone
	Closes  string   `yaml:"closes"`
	Zone    string   `yaml:"zone"` // IANA name
	Wants   []Want   `yaml:"wants"`
	Before  string   `yaml:"before"` // what the vendor asks to be done before writing
	Basis   Basis    `yaml:"basis"`
	Source  string   `yaml:"source"`
	CallID  string   `yaml:"call_id"` // what identifies a call to the desk; empty: nothing does
	Warning string   `yaml:"warning"`
}

// Want is one thing that a desk asks for. Item is what the ticket puts there.
type Want struct {
	Item string `yaml:"item,required"` // status, request-line, request-body, answer-body, time
	Text string `yaml:"text,required"`
}

// Hours returns when the desk is open, as "Sun–Thu 09:00–18:00, Asia/Amman", or ""
// when the vendor does not say.
func (d Desk) Hours() string {
	if len(d.Days) == 0 || d.Opens == "" {
		return ""
	}
	return fmt.Sprintf("%s–%s %s–%s, %s", d.Days[0], d.Days[len(d.Days)-1], d.Opens, d.Closes, d.Zone)
}

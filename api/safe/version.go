package safe

// RulesVersion is the version of the redaction rules, kept with every attempt: what
// was redacted under older rules can be found and redone. Raise it with every change
// of what is cut.
const RulesVersion = 9

package safe

// sharePass is a set of the passes that a [Sharer] takes. It takes all of them; a test
// takes one away and sees what leaks.
type sharePass uint32

const (
	shareHeader     sharePass = 1 << iota // headers by name
	shareJSON                             // members at any depth by name
	shareNeighbours                       // "name" and the like beside others
	shareQuery                            // parameters of query and fragment
	sharePath                             // segments of a path
	shareForm                             // fields of a URL-encoded form
	shareTelling                          // what follows a telling key in text
	shareElements                         // elements of XML, fields of HTML
	shareTable                            // columns of a table by the names in its first line
	shareParts                            // fields of a multipart form
	shareEmail                            // by form: e-mail addresses
	sharePlus                             // numbers behind a plus sign
	shareZeros                            // numbers behind 00
	shareTold                             // numbers that the word before them tells of
	shareSpoken                           // what a sentence says of a person
	shareIP                               // addresses of hosts
	shareIBAN                             // IBANs
	shareMRZ                              // machine readable zones of documents
	shareNumbers                          // known numbers in any writing
	shareLetters                          // known values letter by letter
	shareCase                             // in another letter case
	shareWhole                            // in base64 and hex among other bytes
	shareBroken                           // broken by a line
	shareMarks                            // placeholders of the history get tokens of the case
	sharePrints                           // what another attempt cut
	shareImitations                       // what only looks like a token
	shareClaims                           // what the claims of tokens say
	shareCut                              // what the engineer wants cut
	shareSettled                          // what stands before the place that named it
	shareEnd
)

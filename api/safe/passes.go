package safe

// passSet is a set of the passes that redaction is made of. A Redactor takes all of
// them; a test takes one away and sees what leaks.
type passSet uint64

// What is cut because of its name, in what a parser read.
const (
	passHeader       passSet = 1 << iota // the value of a header
	passCookies                          // cookies one by one
	passCredentials                      // the password in Basic credentials is learned
	passSignatures                       // the signature in an Authorization is learned
	passUserinfo                         // the password before the host in a URL
	passQuery                            // parameters of query and fragment
	passSegments                         // segments of a path
	passForm                             // fields of a URL-encoded form
	passJSON                             // members at any depth
	passNested                           // JSON that came as a string
	passLines                            // JSON values one a line
	passPairs                            // objects that are a name and its value
	passParts                            // parts of a multipart form
	passEncodedJSON                      // JSON in base64
	passClaims                           // claims of a token are learned
	passRandom                           // long random values beside a name that hints at a credential
	passWorded                           // names by the words in them
	passTelling                          // what follows a telling key in text
	passLinks                            // URLs that a text mentions
	passTranscript                       // header lines in text
	passMembers                          // lists and objects behind a telling key in text
	passLayout                           // what stands below or beside a telling key
	passColumns                          // columns of a table by the names in its first line
	passMentions                         // what a sentence names
	passElements                         // elements of XML and HTML
	passFields                           // fields of an HTML form
	passJWT                              // by form: JSON Web Tokens
	passPEM                              // private keys
	passBearer                           // Bearer credentials
	passBasic                            // Basic credentials
	passAccessKey                        // key ids of AWS
	passSealed                           // tokens sealed by defuse/php-encryption
	passPrefixed                         // keys that say by their beginning what they are
	passUserOption                       // -u user:password
	passCookieOption                     // -b "name=value"
	passJar                              // members and pairs of an object of cookies
	passCards                            // card numbers
	passHunt                             // known values as they are
	passCase                             // in another letter case
	passBeginnings                       // their beginnings
	passPlus                             // with + for space
	passPercent                          // percent-encoded
	passBackslash                        // escaped as in JSON
	passEntity                           // escaped as in HTML
	passInvisible                        // with zero-width characters in them
	passQuoted                           // quoted-printable
	passTorn                             // escapes that a line breaks
	passLayers                           // encoded more than once
	passBase64                           // in base64 that is text
	passAligned                          // in base64 among other bytes
	passHex                              // in hex that is text
	passHexed                            // in hex among other bytes
	passPacked                           // compressed, and then in base64 or hex
	passWrapped                          // in base64 or hex over several lines
	passBroken                           // with white space or line breaks in them
	passGrouped                          // numbers with spaces or dashes, or in other digits
	passSettled                          // what stands before the place that named it
	passEnd
)

// sparing is a scrubber or looker that leaves passes out.
type sparing interface{ without() passSet }

// leftOut returns the passes that a scrubber or looker leaves out.
func leftOut(s any) passSet {
	if s, ok := s.(sparing); ok {
		return s.without()
	}
	return 0
}

// Package api is one HTTP call and what came of it: the Request that goes out,
// the Exchange it becomes, and the Envelope that a vendor wraps around every
// answer. Client is the only way out to the network.
//
// Nothing here is redacted: values of this package live in memory only. What is
// shown, stored or leaves passes package safe first.
package api

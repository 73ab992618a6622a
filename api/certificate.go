package api

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"strings"
	"time"
)

// ofTLS explains handshakes and certificates. What a certificate says is not
// quoted: it is the server's text.
func (k *call) ofTLS(_ progress, err error) (Kind, string) {
	var record tls.RecordHeaderError
	var operation *net.OpError
	switch {
	case errors.As(err, &record) && string(record.RecordHeader[:]) == "HTTP/":
		return KindTLS, k.url.Host + " speaks HTTP, not TLS: check the port"
	case errors.As(err, &record):
		return KindTLS, k.url.Host + " does not speak TLS: check the port"
	case errors.As(err, &operation) && operation.Op == "remote error": // an alert: its words are crypto/tls's own
		return KindTLS, k.url.Host + " refused TLS (" + strings.TrimPrefix(operation.Err.Error(), "tls: ") + ")"
	}
	if what := certificateFault(err, k.clock()); what != "" {
		return KindTLS, "the certificate of " + k.url.Host + " " + what
	}
	return "", ""
}

// certificateFault says what is wrong with a certificate; empty when nothing is.
func certificateFault(err error, now time.Time) string {
	var invalid x509.CertificateInvalidError
	switch {
	case errors.As(err, new(x509.UnknownAuthorityError)):
		return "is signed by an authority that this computer does not know: its CA file is missing, or a proxy reads along"
	case errors.As(err, new(x509.HostnameError)):
		return "is for another host: check the base URL"
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired && now.Before(invalid.Cert.NotBefore):
		return "is not valid before " + invalid.Cert.NotBefore.Format(time.DateOnly) + ": check this computer's clock"
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return "expired on " + invalid.Cert.NotAfter.Format(time.DateOnly)
	case errors.As(err, new(x509.SystemRootsError)):
		return "cannot be checked: this computer's list of authorities cannot be read"
	case errors.As(err, new(*tls.CertificateVerificationError)):
		return "may not be used for this host"
	}
	return ""
}

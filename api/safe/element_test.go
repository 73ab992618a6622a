package safe

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

func TestAttributesAndElementsAreReadByTheirNames(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		`<user password="tulip" apiKey='tulip77' id="u-7"/>`:                                            `<user password="[password: 5 chars]" apiKey='[api-key: 7 chars]' id="u-7"/>`,
		`<user password="tu&amp;lip&gt;"/>`:                                                             `<user password="[password: 7 chars]"/>`,
		`<user password="tu>lip" x="1"/>`:                                                               `<user password="[password: 6 chars]" x="1"/>`,
		`<input name="otp" value="482913">`:                                                             `<input name="otp" value="[code: 6 digits]">`,
		`<input value='482913' class="a" name='otp'/>`:                                                  `<input value='[code: 6 digits]' class="a" name='otp'/>`,
		"<input\n\ttype=password\n\tvalue=tulip>":                                                       "<input\n\ttype=password\n\tvalue=[password: 5 chars]>",
		`<meta name="csrf-token" content="tulip"/>`:                                                     `<meta name="csrf-token" content="[token: 5 chars]"/>`,
		`<param name="api_key">tulip</param>`:                                                           `<param name="api_key">[api-key: 5 chars]</param>`,
		`<param name="api_key" value="tulip"/>`:                                                         `<param name="api_key" value="[api-key: 5 chars]"/>`,
		`<param value="tu>lip" type="s" name="api_key"/>`:                                               `<param value="[api-key: 6 chars]" type="s" name="api_key"/>`,
		`<property key="password" content="tulip"/>`:                                                    `<property key="password" content="[password: 5 chars]"/>`,
		`<add key="apiKey" value="tulip"/><add key="page" value="2"/>`:                                  `<add key="apiKey" value="[api-key: 5 chars]"/><add key="page" value="2"/>`,
		`<saml:Attribute Name="otp"><saml:AttributeValue>482913</saml:AttributeValue></saml:Attribute>`: `<saml:Attribute Name="otp"><saml:AttributeValue>[code: 6 digits]</saml:AttributeValue></saml:Attribute>`,
		`<e><name>password</name><value>tulip</value></e>`:                                              `<e><name>password</name><value>[password: 5 chars]</value></e>`,
		"<Item>\n <Key>otp</Key>\n <Value>482913</Value>\n</Item>":                                      "<Item>\n <Key>otp</Key>\n <Value>[code: 6 digits]</Value>\n</Item>",
		`<e><val>tulip</val><field>api_key</field></e>`:                                                 `<e><val>[api-key: 5 chars]</val><field>api_key</field></e>`,
		`<dict><key>password</key><string>tulip</string></dict>`:                                        `<dict><key>password</key><string>[password: 5 chars]</string></dict>`,
		"<password>\n  tulip\n</password>":                                                              "<password>\n  [password: 5 chars]\n</password>",
		`<wsse:Password Type="#PasswordText">tulip</wsse:Password>`:                                     `<wsse:Password Type="#PasswordText">[password: 5 chars]</wsse:Password>`,
		`<password><![CDATA[tu<lip]]></password>`:                                                       `<password><![CDATA[[password: 6 chars]]]></password>`,
		`<div data-otp="482913" data-api-key="tulip">x</div>`:                                           `<div data-otp="[code: 6 digits]" data-api-key="[api-key: 5 chars]">x</div>`,
		`<span id="otp">482913</span>`:                                                                  `<span id="otp">[code: 6 digits]</span>`,
		`<apiKey value="XMLATTRsecret77"/>`:                                                             `<apiKey value="[api-key: 15 chars]"/>`,
		`<v:password v:text='tulip'></v:password>`:                                                      `<v:password v:text='[password: 5 chars]'></v:password>`,
		`<add key="password" ok="no" value='AAAAAAAAAAAAAPw='/></a>`:                                    `<add key="password" ok="no" value='[password: 16 chars]'/></a>`,
		`<otp value="482913" content="2"/>`:                                                             `<otp value="[code: 6 digits]" content="2"/>`,
		`<v:auth><![CDATA[SOAPcdataC3333]]></v:auth>`:                                                   `<v:auth><![CDATA[[token: 14 chars]]]></v:auth>`,
		`<f><input name="otp" value="4829`:                                                              `<f><input name="otp" value="[code: 4 digits]`,
	} {
		_, _, answer := redact(Message{}, answering(in))
		if got := withoutPrints(answer.Body.s); got != want {
			t.Errorf("%s becomes\n%s, want\n%s", in, got, want)
		}
		if wellFormed(in) && !wellFormed(answer.Body.s) {
			t.Errorf("%s is no XML any more", answer.Body)
		}
		if _, _, again := redact(Message{}, answering(answer.Body.s)); again.Body != answer.Body {
			t.Errorf("%s becomes\n%s", answer.Body, again.Body)
		}
	}
}

func wellFormed(s string) bool {
	for d := xml.NewDecoder(strings.NewReader(s)); ; {
		if _, err := d.Token(); err != nil {
			return errors.Is(err, io.EOF)
		}
	}
}

func TestHarmlessElementsStay(t *testing.T) {
	t.Parallel()
	for _, in := range []string{
		`<fault code="invalid_code" tx="af19c2d0" at="2026-11-22T10:00:00Z"/>`, `<param name="page" value="482913"/>`, `<add key="X-Request-Id" value="a1b2c3d4e5f6"/>`,
		`<e><name>operatorId</name><value>ZAIN_JO</value></e>`, `<e><key>transaction_id</key><value>202611202611</value></e>`, `<div id="password">Forgot your password?</div>`,
		`<label id="otp">Code from the SMS</label>`, `<input type="text" name="page" value="2">`, `<input name="password" type="password" placeholder="yours">`, `<otp status="SENT" length="6"/>`,
		`<field id="token" text="expired"/>`, `<error field="password" code="TOO_SHORT" text="must have 8 characters"/>`, `<saml:Attribute Name="page"><saml:AttributeValue>482913</saml:AttributeValue></saml:Attribute>`, `<e><name>otp</name><status>SENT</status><value>482</value></e>`,
		`<token value="expired"/>`, `<password value="is too short"/>`, `<auth><![CDATA[required]]></auth>`, `<otp content="SENT"/>`,
		`<a href="https://h.example/?page=2" title="password">help</a>`, `<option value="password">Password</option>`,
	} {
		if _, _, answer := redact(Message{}, answering(in)); answer.Body.s != in {
			t.Errorf("%s becomes\n%s", in, answer.Body)
		}
	}
}

// What an attribute held is hunted as it reads.
func TestAnAttributeIsReadUnescaped(t *testing.T) {
	t.Parallel()
	_, _, answer := redact(asking("", Header{"X", "1"}), answering(`<user password="tulip&amp;field77"/>`, Header{"X-Echo", "no tulip&field77"}))
	if got := withoutPrints(answer.Headers[len(answer.Headers)-1].Value.s); got != "no [password: 13 chars]" {
		t.Error(got)
	}
}

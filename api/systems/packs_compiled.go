// Code generated from the packs by go generate; DO NOT EDIT.

package systems

import (
	"casebook/api"
	"casebook/api/safe"
)

// compiledAuthmatech is authmatech.yaml.
func compiledAuthmatech() *Pack {
	return &Pack{
		Schema:  1,
		ID:      "authmatech",
		Name:    "Authmatech",
		Version: "2",
		AsOf:    "2026-11-22",
		Hosts: []string{
			"service.authmatech.com",
		},
		BaseURL: "https://service.authmatech.com",
		Envelope: EnvelopeKeys{
			Signature: []string{
				"success",
				"messages",
			},
			Success: []string{
				"success",
			},
			Messages: "messages",
			Type: []string{
				"type",
			},
			Code: []string{
				"code",
			},
			Text: []string{
				"message",
			},
			Status: []string{
				"httpStatus",
			},
			Technical: []string{
				"technical",
			},
			Arguments: []string{
				"arguments",
			},
			Data: []string{
				"data",
			},
		},
		Credentials: []Field{
			Field{
				ID:       "X-API-KEY",
				Place:    "header",
				Required: "yes",
				Class:    safe.ClassSecret,
				Kind:     "api-key",
				Variable: "AUTHMATECH_API_KEY",
				Help:     "The server-side key of this environment. Shown once, when it is made. Never saved here.",
			},
			Field{
				ID:       "X-CLIENT-ID",
				Place:    "header",
				Required: "yes",
				Kind:     "client-id",
				Variable: "AUTHMATECH_CLIENT_ID",
				Help:     "The client id of this environment. Not a secret.",
			},
		},
		Classes: []ClassRule{
			ClassRule{
				Name:  "secretKey",
				Place: "request",
				Class: safe.ClassSecret,
				Kind:  "client-secret",
			},
			ClassRule{
				Name:  "newApiKey",
				Place: "answer",
				Class: safe.ClassSecret,
				Kind:  "api-key",
			},
			ClassRule{
				Name:  "apiKey",
				Class: safe.ClassSecret,
				Kind:  "api-key",
			},
			ClassRule{
				Name:  "authmatechCode",
				Class: safe.Proof,
				Kind:  "proof",
			},
			ClassRule{
				Name:  "mobileNumber",
				Class: safe.Personal,
				Kind:  "phone",
			},
			ClassRule{
				Name: "sessionId",
				Kind: "session-id",
			},
			ClassRule{
				Name: "sdkSessionId",
				Kind: "session-id",
			},
		},
		Limits: []Limit{
			Limit{
				ID:     "client-budget",
				Scope:  "client",
				Count:  1000,
				Window: 60,
				Basis:  "documented",
				Source: "https://docs.authmatech.com/api/rate-limits",
				Text:   "1,000 requests a minute for one client, over all of /v1/api; nothing is queued.",
			},
		},
		Retry: RetryRule{
			Statuses: []int{
				429,
				500,
			},
			First:  1000,
			Cap:    60000,
			Tries:  5,
			Jitter: 100,
			Basis:  "documented",
			Source: "https://docs.authmatech.com/errors",
			Text:   "Authmatech lets 429 and 500 be retried, and nothing else; wait 1 s, doubling to at most 60 s, ±100 ms, 5 tries in all.",
			Codes: []string{
				"internal_server_error",
			},
		},
		Operations: []Operation{
			Operation{
				ID:          "verify",
				Name:        "Verify",
				Method:      "POST",
				Path:        "/v1/api/verify",
				ContentType: "application/json",
				Counted:     "costs balance",
				Expect: []int{
					200,
				},
				Verdict: &Verdict{
					Path: "data.validNumber",
				},
				Fields: []Field{
					Field{
						ID:       "mobileNumber",
						Place:    "body",
						Required: "yes",
						Class:    safe.Personal,
						Kind:     "phone",
						Format:   "e164",
						Region:   "JO",
						Country:  "Jordan",
						User:     true,
						Help:     "The number the customer claims, in E.164 form. The guide marks it required; the API reference marks no field.",
					},
					Field{
						ID:       "encryptedMobileNumber",
						Place:    "body",
						Required: "yes",
						Class:    safe.Proof,
						Kind:     "proof",
						Help:     "The proof from the SDK on the customer's phone (there it is called authmatechCode). Nobody can make one by hand.",
						Without: &Without{
							Title: "There is no proof from the customer's phone",
							Cause: "encryptedMobileNumber is made by the SDK on the customer's phone while it is on mobile data. It cannot be made up here, so this call cannot show what the customer's call did.",
							Ask:   "Ask the customer's developers for the encryptedMobileNumber of the failing attempt, and whether the SDK gave one at all; it needs mobile data, and Wi-Fi or a VPN is the usual reason for none.",
						},
					},
					Field{
						ID:       "operatorId",
						Place:    "body",
						Required: "no",
						Kind:     "operator-id",
						Help:     "The operator that enriched the session, as the SDK names it (MNOID), for example ZAIN_JO. Optional, and recommended.",
					},
					Field{
						ID:       "serviceType",
						Place:    "body",
						Required: "unstated",
						Enum: []string{
							"REGISTRATION",
							"LOGIN",
							"RESET_PASS",
							"UPDATE_DETAILS",
							"TRANSACTION",
						},
						Help: "What the verification is for. The vendor does not say whether it is required.",
					},
					Field{
						ID:       "sdkSessionId",
						Place:    "body",
						Required: "no",
						Kind:     "session-id",
						Help:     "Links the call to the device data that the SDK sent. Optional.",
					},
					Field{
						ID:       "maskMobile",
						Place:    "query",
						Type:     "boolean",
						Required: "no",
						Enum: []string{
							"true",
							"false",
						},
						Help: "true adds the masked number to the answer (Verify N+, may be priced apart). Left out it counts as false.",
					},
				},
				Source: "https://docs.authmatech.com/quickstart",
				Help:   "Compares the number that a customer claims with the one that the mobile network saw.",
			},
			Operation{
				ID:          "generate_key",
				Name:        "Generate API key",
				Method:      "POST",
				Path:        "/v1/api/me/api-key/generate",
				ContentType: "application/json",
				Creates:     "makes a live API key",
				Expect: []int{
					201,
				},
				Classes: []ClassRule{
					ClassRule{
						Name:  "data",
						Place: "answer",
						Class: safe.ClassSecret,
						Kind:  "api-key",
					},
				},
				Source: "https://docs.authmatech.com/api/authentication",
				Help:   "Makes the first API key of a client. The answer holds it, once, and everything in the answer's data is cut here, so use the vendor's dashboard for a real one.",
			},
			Operation{
				ID:          "verify_web",
				Name:        "Verify on the web",
				Method:      "POST",
				Path:        "/v1/api/verify/{transactionId}",
				ContentType: "application/json",
				Counted:     "costs balance",
				Expect: []int{
					200,
				},
				Verdict: &Verdict{
					Path: "data.validNumber",
				},
				Fields: []Field{
					Field{
						ID:       "transactionId",
						Place:    "path",
						Required: "yes",
						Kind:     "transaction-id",
						Format:   "uuid",
						Help:     "The id of the Web SDK's transaction, a UUID. The page says that you make it; the SDK's own readme has a prefix from Authmatech before it.",
					},
					Field{
						ID:       "mobileNumber",
						Place:    "body",
						Required: "unstated",
						Class:    safe.Personal,
						Kind:     "phone",
						Format:   "e164",
						Region:   "JO",
						Country:  "Jordan",
						User:     true,
						Help:     "The customer's number, in E.164 form. The page does not say whether it is required.",
					},
					Field{
						ID:       "serviceType",
						Place:    "body",
						Required: "unstated",
						Enum: []string{
							"REGISTRATION",
							"LOGIN",
							"RESET_PASS",
							"UPDATE_DETAILS",
							"TRANSACTION",
						},
						Help: "What the verification is for. The vendor does not say whether it is required.",
					},
					Field{
						ID:       "maskMobile",
						Place:    "query",
						Type:     "boolean",
						Required: "no",
						Enum: []string{
							"true",
							"false",
						},
						Help: "true adds the masked number to the answer (Verify N+, may be priced apart). Left out it counts as false.",
					},
				},
				Source: "https://docs.authmatech.com/api/verify-web",
				Help:   "The same comparison for a browser. The proof is not in the body; it lies with the vendor under the transaction that the Web SDK began.",
			},
			Operation{
				ID:          "sdk_session",
				Name:        "SDK session",
				Method:      "POST",
				Path:        "/v1/api/sdk/session",
				ContentType: "application/json",
				Counted:     "registers a device session",
				Expect: []int{
					200,
					201,
				},
				Fields: []Field{
					Field{
						ID:       "sdkSessionId",
						Place:    "body",
						Required: "unstated",
						Kind:     "session-id",
						Help:     "The session that the SDK made; Verify, Trust, Shield and Detect refer to it.",
					},
					Field{
						ID:       "mnoId",
						Place:    "body",
						Required: "unstated",
						Kind:     "operator-id",
						Help:     "The operator as the SDK names it. Samples are ZAIN_JO in one place and 1 in another; no list is documented.",
					},
					Field{
						ID:       "authmatechCodePresent",
						Place:    "body",
						Type:     "boolean",
						Required: "unstated",
						Enum: []string{
							"true",
							"false",
						},
						Help: "Whether the SDK got a proof on this phone.",
					},
					Field{
						ID:       "authmatechCodeHash",
						Place:    "body",
						Required: "unstated",
						Class:    safe.Proof,
						Kind:     "proof",
						Help:     "A hash of the proof, made by the SDK.",
					},
					Field{
						ID:       "X-SDK-TOKEN",
						Place:    "header",
						Required: "yes",
						Class:    safe.ClassSecret,
						Kind:     "sdk-token",
						Variable: "AUTHMATECH_SDK_TOKEN",
						Help:     "The short-lived token of the SDK, good for this call only. How long it lives is not documented. Never saved here.",
					},
					Field{
						ID:       "X-API-KEY",
						Place:    "header",
						Required: "no",
						Class:    safe.ClassSecret,
						Kind:     "api-key",
						Help:     "Leave it out. The page's table asks for it and its text for X-SDK-TOKEN instead; a server key has no business on a phone.",
					},
				},
				Source: "https://docs.authmatech.com/api/sdk-session",
				Help:   "Registers what the SDK saw of a phone. The SDK sends it by itself, with more of the device (deviceContext) than this form can hold.",
			},
			Operation{
				ID:          "trust_score",
				Name:        "Trust score",
				Method:      "POST",
				Path:        "/v1/api/trust/score",
				ContentType: "application/json",
				Counted:     "costs balance",
				Expect: []int{
					200,
				},
				Fields: []Field{
					Field{
						ID:       "mobileNumber",
						Place:    "body",
						Required: "unstated",
						Class:    safe.Personal,
						Kind:     "phone",
						Format:   "e164",
						Region:   "JO",
						Country:  "Jordan",
						User:     true,
						Help:     "The customer's number, in E.164 form. The page does not say whether it is required.",
					},
					Field{
						ID:       "metadataId",
						Place:    "body",
						Required: "unstated",
						Kind:     "metadata-id",
						Help:     "Your own id for the call, echoed in the answer; the best handle that a support desk gets.",
					},
					Field{
						ID:       "sessionId",
						Place:    "body",
						Required: "unstated",
						Kind:     "session-id",
						Help:     "The session at the customer's own backend.",
					},
					Field{
						ID:       "sdkSessionId",
						Place:    "body",
						Required: "unstated",
						Kind:     "session-id",
						Help:     "Links the call to the device data that the SDK sent. One page has it and another leaves it out.",
					},
				},
				Source: "https://docs.authmatech.com/api/trust-score",
				Help:   "Rates how far a number on its device can be trusted, 0 to 100, higher is safer. The device and network parts of the body are not in this form; the vendor marks no field required.",
			},
			Operation{
				ID:          "shield_assess",
				Name:        "Shield assessment",
				Method:      "POST",
				Path:        "/v1/api/shield/assess",
				ContentType: "application/json",
				Counted:     "costs balance",
				Expect: []int{
					200,
				},
				Fields: []Field{
					Field{
						ID:       "mobileNumber",
						Place:    "body",
						Required: "unstated",
						Class:    safe.Personal,
						Kind:     "phone",
						Format:   "e164",
						Region:   "JO",
						Country:  "Jordan",
						User:     true,
						Help:     "The customer's number, in E.164 form. The page does not say whether it is required.",
					},
					Field{
						ID:       "metadataId",
						Place:    "body",
						Required: "unstated",
						Kind:     "metadata-id",
						Help:     "Your own id for the call, echoed in the answer; the best handle that a support desk gets.",
					},
					Field{
						ID:       "sessionId",
						Place:    "body",
						Required: "unstated",
						Kind:     "session-id",
						Help:     "The session at the customer's own backend.",
					},
					Field{
						ID:       "sdkSessionId",
						Place:    "body",
						Required: "unstated",
						Kind:     "session-id",
						Help:     "Links the call to the device data that the SDK sent. One page has it and another leaves it out.",
					},
				},
				Source: "https://docs.authmatech.com/api/shield-assess",
				Help:   "Decides on the risk of a number on its device, higher is riskier. The device and network parts of the body are not in this form; the vendor marks no field required.",
			},
			Operation{
				ID:          "detect_analyze",
				Name:        "Detect anomalies",
				Method:      "POST",
				Path:        "/v1/api/detect/analyze",
				ContentType: "application/json",
				Counted:     "costs balance",
				Expect: []int{
					200,
				},
				Fields: []Field{
					Field{
						ID:       "mobileNumber",
						Place:    "body",
						Required: "unstated",
						Class:    safe.Personal,
						Kind:     "phone",
						Format:   "e164",
						Region:   "JO",
						Country:  "Jordan",
						User:     true,
						Help:     "The customer's number, in E.164 form. The page does not say whether it is required.",
					},
					Field{
						ID:       "metadataId",
						Place:    "body",
						Required: "unstated",
						Kind:     "metadata-id",
						Help:     "Your own id for the call, echoed in the answer; the best handle that a support desk gets.",
					},
					Field{
						ID:       "sessionId",
						Place:    "body",
						Required: "unstated",
						Kind:     "session-id",
						Help:     "The session at the customer's own backend.",
					},
					Field{
						ID:       "sdkSessionId",
						Place:    "body",
						Required: "unstated",
						Kind:     "session-id",
						Help:     "Links the call to the device data that the SDK sent. One page has it and another leaves it out.",
					},
					Field{
						ID:       "operator",
						Place:    "body",
						Required: "unstated",
						Kind:     "operator-id",
						Help:     "The operator of the number.",
					},
					Field{
						ID:       "countryCode",
						Place:    "body",
						Required: "unstated",
						Kind:     "country",
						Help:     "The country of the number.",
					},
				},
				Source: "https://docs.authmatech.com/api/detect-analyze",
				Help:   "Looks for what is odd around a number, as far as 100. The device and network parts of the body are not in this form; the vendor marks no field required.",
			},
			Operation{
				ID:     "me_products",
				Name:   "My products",
				Method: "GET",
				Path:   "/v1/api/me/products",
				Expect: []int{
					200,
				},
				Source: "https://docs.authmatech.com/guides/testing",
				Help:   "Which products these credentials may use. Reads only, so it is the safe way to see whether the credentials are good at all.",
			},
			Operation{
				ID:     "me_usage",
				Name:   "My usage",
				Method: "GET",
				Path:   "/v1/api/me/usage",
				Expect: []int{
					200,
				},
				Source: "https://docs.authmatech.com/guides/testing",
				Help:   "How much was used. Reads only; its query parameters and fields are not documented.",
			},
			Operation{
				ID:     "me_verifications",
				Name:   "My verifications",
				Method: "GET",
				Path:   "/v1/api/me/verifications",
				Expect: []int{
					200,
				},
				Source: "https://docs.authmatech.com/guides/testing",
				Help:   "The verifications of the past, the place to look whether a lost call arrived. Reads only; its query parameters and fields are not documented.",
			},
			Operation{
				ID:     "me_balance_history",
				Name:   "My balance history",
				Method: "GET",
				Path:   "/v1/api/me/balance-history",
				Expect: []int{
					200,
				},
				Source: "https://docs.authmatech.com/guides/testing",
				Help:   "How the balance moved, the place to look whether a call was charged. Reads only; its query parameters and fields are not documented.",
			},
		},
		Checks: []Check{
			Check{
				ID: "api_key_present",
				Group: []int{
					401,
				},
				Operations: []string{
					"verify",
					"verify_web",
					"generate_key",
					"trust_score",
					"shield_assess",
					"detect_analyze",
					"me_products",
					"me_usage",
					"me_verifications",
					"me_balance_history",
				},
				Text:  "X-API-KEY is on the request",
				Field: "X-API-KEY",
				Is:    "present",
				Predicts: []string{
					"authmatech.quickstart.01",
					"authmatech.errors.status.05",
				},
				Ask:    "Look at the outgoing request for the header X-API-KEY; a proxy may drop it.",
				Basis:  "documented",
				Source: "https://docs.authmatech.com/errors",
			},
			Check{
				ID: "client_id_present",
				Group: []int{
					401,
				},
				Text:  "X-CLIENT-ID is on the request",
				Field: "X-CLIENT-ID",
				Is:    "present",
				Predicts: []string{
					"authmatech.quickstart.01",
					"authmatech.errors.status.05",
				},
				Ask:    "Look at the outgoing request for the header X-CLIENT-ID; a proxy may drop it.",
				Basis:  "documented",
				Source: "https://docs.authmatech.com/errors",
			},
			Check{
				ID: "api_key_clean",
				Group: []int{
					401,
				},
				Operations: []string{
					"verify",
					"verify_web",
					"generate_key",
					"trust_score",
					"shield_assess",
					"detect_analyze",
					"me_products",
					"me_usage",
					"me_verifications",
					"me_balance_history",
				},
				Text:  "The key was copied without white space or quotes",
				Field: "X-API-KEY",
				Is:    "clean",
				Predicts: []string{
					"authmatech.quickstart.01",
					"authmatech.errors.status.05",
				},
				Ask:    "Look at where the key is configured for a blank, a line break or quotes around it.",
				Basis:  "documented",
				Source: "https://docs.authmatech.com/errors",
			},
			Check{
				ID:    "client_id_clean",
				Text:  "The client id was copied without white space or quotes",
				Field: "X-CLIENT-ID",
				Is:    "clean",
				Predicts: []string{
					"authmatech.quickstart.01",
					"authmatech.errors.status.05",
				},
				Basis: "inferred",
			},
			Check{
				ID: "sdk_token_present",
				Group: []int{
					401,
				},
				Text:  "X-SDK-TOKEN is on the request",
				Field: "X-SDK-TOKEN",
				Is:    "present",
				Predicts: []string{
					"authmatech.errors.status.05",
				},
				Ask:    "Look at the outgoing request for the header X-SDK-TOKEN; the server's X-API-KEY does not stand in for it.",
				Basis:  "inferred",
				Source: "https://docs.authmatech.com/authentication",
			},
			Check{
				ID: "sdk_token_clean",
				Group: []int{
					401,
				},
				Text:  "The SDK token was passed on without white space or quotes",
				Field: "X-SDK-TOKEN",
				Is:    "clean",
				Predicts: []string{
					"authmatech.errors.status.05",
				},
				Ask:   "Look at how the app gets the token from its backend; one that went through JSON twice has quotes around it.",
				Basis: "inferred",
			},
			Check{
				ID: "right_environment",
				Group: []int{
					401,
				},
				Text:   "The credentials belong to this environment, sandbox or production",
				Is:     "ask",
				Ask:    "Compare client id and key with the dashboard of the environment that was called. Both environments share one URL, so the credentials alone decide.",
				Basis:  "documented",
				Source: "https://docs.authmatech.com/errors",
			},
			Check{
				ID: "content_type",
				Group: []int{
					400,
				},
				Text: "Content-Type is application/json",
				Is:   "content-type",
				Predicts: []string{
					"authmatech.quickstart.02",
					"authmatech.inferred.web_fields",
					"authmatech.errors.status.04",
				},
				Ask:    "Look at the outgoing request for Content-Type application/json.",
				Basis:  "documented",
				Source: "https://docs.authmatech.com/errors",
			},
			Check{
				ID: "body_parses",
				Group: []int{
					400,
				},
				Text: "The request body parses as JSON",
				Is:   "body-parses",
				Predicts: []string{
					"authmatech.quickstart.02",
					"authmatech.inferred.web_fields",
					"authmatech.errors.status.04",
				},
				Ask:    "Run the body that was sent through a JSON parser.",
				Basis:  "documented",
				Source: "https://docs.authmatech.com/errors",
			},
			Check{
				ID: "required_fields",
				Group: []int{
					400,
				},
				Text: "All required fields are there",
				Is:   "all-required",
				Predicts: []string{
					"authmatech.quickstart.02",
					"authmatech.inferred.web_fields",
					"authmatech.errors.status.04",
				},
				Ask:    "Look for mobileNumber and encryptedMobileNumber in the body that was sent.",
				Basis:  "documented",
				Source: "https://docs.authmatech.com/errors",
			},
			Check{
				ID: "e164",
				Group: []int{
					400,
				},
				Text:  "The mobile number is in E.164 form",
				Field: "mobileNumber",
				Is:    "e164",
				Predicts: []string{
					"authmatech.errors.code.03",
				},
				Ask:    "Ask for the number as it was sent, with its country code.",
				Basis:  "documented",
				Source: "https://docs.authmatech.com/errors",
			},
			Check{
				ID: "service_type",
				Group: []int{
					400,
				},
				Text:  "serviceType is one of the documented values",
				Field: "serviceType",
				Is:    "one-of",
				Predicts: []string{
					"authmatech.quickstart.02",
					"authmatech.inferred.web_fields",
					"authmatech.errors.status.04",
				},
				Ask:    "Ask which serviceType was sent.",
				Basis:  "inferred",
				Source: "https://docs.authmatech.com/quickstart",
			},
			Check{
				ID:     "mask_mobile",
				Text:   "maskMobile is true or false",
				Field:  "maskMobile",
				Is:     "one-of",
				Basis:  "inferred",
				Source: "https://docs.authmatech.com/quickstart",
			},
			Check{
				ID: "product_enabled",
				Group: []int{
					400,
				},
				Text:   "The product is enabled for the account",
				Is:     "ask",
				Ask:    "Read GET /v1/api/me/products with the same credentials, or the products page of the dashboard.",
				Basis:  "documented",
				Source: "https://docs.authmatech.com/errors",
			},
			Check{
				ID: "balance",
				Group: []int{
					400,
				},
				Text:   "The balance is sufficient and has not expired",
				Is:     "ask",
				Ask:    "Read the balance in the dashboard. A sandbox call does not use the live balance.",
				Basis:  "documented",
				Source: "https://docs.authmatech.com/errors",
			},
			Check{
				ID: "known_path",
				Group: []int{
					404,
				},
				Text:   "Method and path are right",
				Is:     "known-path",
				Ask:    "Compare method and path with the vendor's page, letter by letter.",
				Basis:  "inferred",
				Source: "https://docs.authmatech.com/errors",
			},
			Check{
				ID: "transaction_id",
				Group: []int{
					404,
				},
				Text:  "The transaction id in the path is a UUID",
				Field: "transactionId",
				Is:    "format",
				Predicts: []string{
					"authmatech.inferred.web_transaction",
					"authmatech.errors.status.06",
				},
				Ask:    "Compare the id in the path with the one that the Web SDK was started with.",
				Basis:  "inferred",
				Source: "https://docs.authmatech.com/api/verify-web",
			},
			Check{
				ID: "resource_id",
				Group: []int{
					404,
				},
				Text:   "The resource id is right and from this environment",
				Is:     "ask",
				Ask:    "Look the id up in the dashboard of the environment that was called; an id of the sandbox does not exist in production.",
				Basis:  "documented",
				Source: "https://docs.authmatech.com/errors",
			},
		},
		Rows: []Row{
			Row{
				ID:        "authmatech.text.success",
				Operation: "verify",
				Basis:     "documented",
				Source:    "https://docs.authmatech.com/quickstart",
				When: When{
					Verdict: "yes",
				},
				Title:  "The number is verified",
				Cause:  "The mobile network saw the number that the customer claims. The call and the verdict are both positive.",
				Fix:    "Nothing to mend here. If the customer still sees a failure, it happens after this call, in how their backend reads data.validNumber.",
				Settle: "Did the customer's backend get this very answer, with data.validNumber true?",
				Reply:  "The number was verified successfully on our side.",
			},
			Row{
				ID:        "authmatech.text.negative_verdict",
				Operation: "verify",
				Basis:     "documented",
				Source:    "https://docs.authmatech.com/errors",
				When: When{
					Verdict: "no",
				},
				Title:  "The call worked, and the answer is no",
				Cause:  "The vendor did not confirm the claimed number. This is a verdict, not an error; nothing is broken between the two systems. The usual reason is that the phone used another SIM than the claimed number's.",
				Fix:    "Compare the claimed number with the SIM that carries mobile data on that phone. Then run the verification again with a fresh proof.",
				Settle: "Is the number that was typed in the number of the SIM that carried mobile data when the proof was made?",
				Reply:  "We could not confirm that number. Please check that it is the number of the SIM your phone uses for mobile data, and try again.",
				Note:   "How long a proof stays valid is not documented, nor what an outdated one answers.",
				Question: &Question{
					ID:  "same_sim",
					Yes: "against",
				},
			},
			Row{
				ID:        "authmatech.inferred.no_verdict",
				Operation: "verify",
				Basis:     "unknown",
				When: When{
					Status: []int{
						0,
						200,
						201,
						202,
					},
					Verdict: "none",
					Shape: []api.Shape{
						"json",
					},
				},
				Title:  "The call was accepted and there is no verdict",
				Cause:  "data.validNumber is missing or not a boolean, so nobody can tell whether the number was verified. The vendor documents no such answer.",
				Fix:    "Do not count it as verified. Send the vendor the full answer.",
				Settle: "Does the same call give a verdict when it is sent again?",
				Reply:  "We could not complete the verification. We are looking into it and will come back to you.",
				Question: &Question{
					ID:  "verdict_again",
					Yes: "against",
				},
			},
			Row{
				ID:        "authmatech.quickstart.01",
				Operation: "verify",
				Basis:     "documented",
				Source:    "https://docs.authmatech.com/quickstart",
				When: When{
					Status: []int{
						401,
					},
				},
				Title: "The API key or the client id is missing or not accepted",
				Cause: "Verify wants X-API-KEY and X-CLIENT-ID on every request, both of the same environment. One of them was absent, miscopied, rotated away, or belongs to the other environment.",
				Evidence: []string{
					"api_key_present",
					"client_id_present",
					"api_key_clean",
					"client_id_clean",
				},
				Fix:    "Send both headers exactly as the dashboard shows them, without blanks or quotes. If the key is lost, make a new one; it is shown only once.",
				Settle: "Does the same request work with a key and client id copied afresh from this environment's dashboard?",
				Reply:  "The request did not carry valid API credentials. Please have your developers check that both credential headers are sent, unchanged and from the right environment.",
				Twins: []string{
					"authmatech.errors.status.05",
					"authmatech.search.401",
				},
				Note: "The body does not say which of the two headers is at fault, and may carry no code at all.",
				Question: &Question{
					ID:    "fresh_credentials",
					Check: "right_environment",
					Pass:  "no",
				},
			},
			Row{
				ID:        "authmatech.quickstart.02",
				Operation: "verify",
				Basis:     "documented",
				Source:    "https://docs.authmatech.com/quickstart",
				When: When{
					Status: []int{
						400,
					},
				},
				Title: "A required field is missing or the body is malformed",
				Cause: "Verify could not read the request. A field that it needs is absent or empty, a value has the wrong form, or the body is not the JSON that Content-Type promises.",
				Evidence: []string{
					"content_type",
					"body_parses",
					"required_fields",
					"e164",
					"service_type",
				},
				Words: []string{
					"required",
					"missing",
					"malformed",
					"json",
					"parse",
					"field",
					"empty",
					"blank",
					"must not",
					"invalid",
					"not valid",
					"content-type",
				},
				Fix:    "Send mobileNumber and encryptedMobileNumber as non-empty strings in one JSON object, with Content-Type application/json.",
				Settle: "Does the request go through with only mobileNumber and encryptedMobileNumber, both filled?",
				Reply:  "The verification request was incomplete. Please have your developers check that the phone number and the proof from the SDK are both sent.",
				Twins: []string{
					"authmatech.errors.status.04",
				},
			},
			Row{
				ID:        "authmatech.quickstart.03",
				Operation: "verify",
				Basis:     "documented",
				Source:    "https://docs.authmatech.com/quickstart",
				When: When{
					Status: []int{
						400,
					},
				},
				Title: "No balance, expired balance, or Verify is not enabled",
				Cause: "The request itself is in order and the account may not make it. The balance is used up or has expired, or the Verify product is off for these credentials.",
				Words: []string{
					"balance",
					"credit",
					"credits",
					"insufficient",
					"not enabled",
					"not active",
					"disabled",
					"subscription",
				},
				Fix:    "Look at balance and products in the dashboard; top up, renew, or have the product enabled.",
				Settle: "Does the dashboard show a balance that is sufficient and has not expired?",
				Reply:  "The verification service is not available on this account at the moment. We are checking the account's settings.",
				Twins: []string{
					"authmatech.errors.status.04",
					"authmatech.search.product_disabled",
				},
				Note: "Balance and product share one status with bad fields; only the message's free text parts them, and its wording is not documented.",
				Question: &Question{
					ID:    "balance",
					Yes:   "against",
					Check: "balance",
				},
			},
			Row{
				ID:        "authmatech.inferred.product_off",
				Operation: "verify",
				Basis:     "inferred",
				Source:    "https://docs.authmatech.com/quickstart",
				When: When{
					Status: []int{
						400,
					},
				},
				Title: "Verify is not enabled for these credentials",
				Cause: "The request is in order and there is balance, and the product itself is off. It was never ordered for this account, or only in the other environment.",
				Words: []string{
					"not enabled",
					"not active",
					"disabled",
					"subscription",
				},
				Fix:    "Read GET /v1/api/me/products with these very credentials; have Verify enabled where it is missing.",
				Settle: "Does GET /v1/api/me/products list Verify for these credentials?",
				Reply:  "The verification service is not available on this account at the moment. We are checking the account's settings.",
				Twins: []string{
					"authmatech.errors.status.04",
				},
				Note: "The vendor names a product that is off in one breath with a balance that is used up; it is set apart here because another question settles it.",
				Question: &Question{
					ID:    "product_enabled",
					Yes:   "against",
					Check: "product_enabled",
				},
			},
			Row{
				ID:        "authmatech.inferred.web_verified",
				Operation: "verify_web",
				Basis:     "inferred",
				Source:    "https://docs.authmatech.com/api/verify-web",
				When: When{
					Verdict: "yes",
				},
				Title:  "The number is verified on the web",
				Cause:  "The mobile network saw the claimed number behind this browser's transaction. The call and the verdict are both positive.",
				Fix:    "Nothing to mend here. If the customer still sees a failure, look whether the page asks for the verdict of this very transaction, and reads data.validNumber.",
				Settle: "Did the customer's backend ask for the transaction that the browser began, and get this very answer?",
				Reply:  "The number was verified successfully on our side.",
			},
			Row{
				ID:        "authmatech.inferred.web_negative",
				Operation: "verify_web",
				Basis:     "inferred",
				Source:    "https://docs.authmatech.com/api/verify-web",
				When: When{
					Verdict: "no",
				},
				Title:  "The web call worked, and the answer is no",
				Cause:  "The vendor did not confirm the claimed number for this transaction. The browser was on another SIM's data, on Wi-Fi or a VPN, or the transaction id is not the one that the Web SDK began with, so there is no proof under it.",
				Fix:    "Compare the transaction id with the browser's; then begin a new transaction on mobile data, without Wi-Fi and VPN.",
				Settle: "Was the browser on the mobile data of the claimed number's SIM?",
				Reply:  "We could not confirm that number. Please switch Wi-Fi off, open the page on the phone whose number it is, and try again.",
				Note:   "What an unknown or outdated transaction answers is not documented.",
				Question: &Question{
					ID:  "same_sim",
					Yes: "against",
				},
			},
			Row{
				ID:        "authmatech.inferred.web_no_verdict",
				Operation: "verify_web",
				Basis:     "unknown",
				When: When{
					Status: []int{
						0,
						200,
						201,
						202,
					},
					Verdict: "none",
					Shape: []api.Shape{
						"json",
					},
				},
				Title:  "The web call was accepted and there is no verdict",
				Cause:  "data.validNumber is missing or not a boolean, so nobody can tell whether the number was verified. The vendor documents no such answer.",
				Fix:    "Do not count it as verified. Send the vendor the full answer and the transaction id.",
				Settle: "Does the same call give a verdict when it is sent again?",
				Reply:  "We could not complete the verification. We are looking into it and will come back to you.",
				Question: &Question{
					ID:  "verdict_again",
					Yes: "against",
				},
			},
			Row{
				ID:        "authmatech.inferred.web_fields",
				Operation: "verify_web",
				Basis:     "inferred",
				Source:    "https://docs.authmatech.com/api/verify-web",
				When: When{
					Status: []int{
						400,
					},
				},
				Title: "The web call's body is missing something or malformed",
				Cause: "The call could not be read. mobileNumber or serviceType is absent, empty or of the wrong form, or the body is not the JSON that Content-Type promises.",
				Evidence: []string{
					"content_type",
					"body_parses",
					"required_fields",
					"e164",
					"service_type",
				},
				Words: []string{
					"required",
					"missing",
					"malformed",
					"json",
					"parse",
					"field",
					"empty",
					"blank",
					"must not",
					"invalid",
					"not valid",
					"content-type",
				},
				Fix:    "Send mobileNumber in E.164 form and serviceType in one JSON object, with Content-Type application/json. The proof does not belong into it.",
				Settle: "Does the request go through with only mobileNumber and serviceType, both filled?",
				Reply:  "The verification request was incomplete. Please have your developers check that the phone number is sent.",
				Twins: []string{
					"authmatech.errors.status.04",
					"authmatech.search.product_disabled",
				},
				Note: "The vendor does not say which of the two fields is required.",
			},
			Row{
				ID:        "authmatech.inferred.web_account",
				Operation: "verify_web",
				Basis:     "inferred",
				Source:    "https://docs.authmatech.com/errors",
				When: When{
					Status: []int{
						400,
					},
				},
				Title: "The account may not verify on the web at the moment",
				Cause: "The request itself is in order. The balance is used up or has expired, or the product is off for these credentials.",
				Words: []string{
					"balance",
					"credit",
					"credits",
					"not enabled",
					"not active",
					"disabled",
					"subscription",
				},
				Fix:    "Look at balance and products in the dashboard; top up, renew, or have the product enabled.",
				Settle: "Does the dashboard show a balance that is sufficient and has not expired?",
				Reply:  "The verification service is not available on this account at the moment. We are checking the account's settings.",
				Twins: []string{
					"authmatech.errors.status.04",
					"authmatech.search.product_disabled",
				},
				Question: &Question{
					ID:    "balance",
					Yes:   "against",
					Check: "balance",
				},
			},
			Row{
				ID:        "authmatech.inferred.web_transaction",
				Operation: "verify_web",
				Basis:     "inferred",
				Source:    "https://docs.authmatech.com/api/verify-web",
				When: When{
					Code: []string{
						"resource_not_found",
					},
				},
				Title:  "The transaction id in the path is no UUID",
				Cause:  "The path ends in something that is not the UUID of a Web SDK transaction, so nothing is found there. A placeholder that was never filled in, or an id with a prefix before it, looks like this.",
				Fix:    "Take the id that the page gave the Web SDK, unchanged, and put it at the end of the path.",
				Settle: "Is the id in the path the very one that the Web SDK was started with?",
				Reply:  "An id in the request was not found. Please have your developers check the address they call.",
				Note:   "The page asks for a UUID; the Web SDK's own readme shows one with a prefix from Authmatech.",
				Also: []When{
					When{
						Code: []string{
							"resource_not_found",
						},
						Text: []string{
							"Client not found.",
						},
					},
					When{
						Status: []int{
							404,
						},
					},
				},
				Request: []Clue{
					Clue{
						Field: "transactionId",
						Is:    "malformed",
					},
				},
				Question: &Question{
					ID:    "same_transaction",
					Yes:   "against",
					Check: "transaction_id",
				},
			},
			Row{
				ID:     "authmatech.errors.code.03",
				Basis:  "documented",
				Source: "https://docs.authmatech.com/errors",
				When: When{
					Code: []string{
						"INVALID_MOBILE_NUMBER",
					},
				},
				Title: "The mobile number is not accepted",
				Cause: "The vendor validated mobileNumber and refused it. It wants E.164 form, a plus sign, the country code and the number, with no blanks and no leading zero.",
				Evidence: []string{
					"e164",
				},
				Fix:    "Send the number in E.164 form, for example +962 and the number without its leading zero, written without blanks.",
				Settle: "What is the number with its country code, exactly as it was sent?",
				Reply:  "Please read me your phone number with its country code, starting with a plus sign, and without the zero in front.",
				Note:   "The vendor gives no HTTP status for this code; 400 is our guess.",
				Question: &Question{
					ID:    "mobile_number",
					Field: "mobileNumber",
					Check: "e164",
				},
			},
			Row{
				ID:     "authmatech.text.not_found_example",
				Basis:  "inferred",
				Source: "https://docs.authmatech.com/errors",
				When: When{
					Code: []string{
						"resource_not_found",
					},
					Text: []string{
						"Client not found.",
					},
				},
				Title: "The client does not exist in this environment",
				Cause: "The vendor prints this very envelope as its example of a failure. It looked for a client and found none, which points to an id that is mistyped or belongs to the other environment.",
				Evidence: []string{
					"client_id_clean",
					"known_path",
				},
				Fix:    "Copy the client id from the dashboard of the environment that was called.",
				Settle: "Is this client id listed in the dashboard of this very environment?",
				Reply:  "The account's client id is not known in this environment. Please have your developers compare it with the dashboard.",
				Twins: []string{
					"authmatech.errors.code.01",
					"authmatech.errors.status.06",
				},
				Note: "What the message means is our guess; the page gives the example and no explanation. Missing or wrong credentials are documented as a 401.",
				Question: &Question{
					ID:    "client_listed",
					Yes:   "against",
					Check: "right_environment",
				},
			},
			Row{
				ID:     "authmatech.errors.code.01",
				Basis:  "documented",
				Source: "https://docs.authmatech.com/errors",
				When: When{
					Code: []string{
						"resource_not_found",
					},
				},
				Title: "What was asked for does not exist",
				Cause: "The vendor did not find what the call refers to. An id or the path is wrong, the thing was deleted, or it belongs to the other environment.",
				Evidence: []string{
					"known_path",
					"transaction_id",
				},
				Fix:    "Look the id up in the dashboard of the environment that was called, and send that one.",
				Settle: "Is the id that was sent listed in the dashboard of the environment that was called?",
				Reply:  "An id in the request was not found. Please have your developers check the ids and the address they call.",
				Twins: []string{
					"authmatech.text.not_found_example",
					"authmatech.errors.status.06",
				},
				Question: &Question{
					ID:    "id_listed",
					Yes:   "against",
					Check: "resource_id",
				},
			},
			Row{
				ID:     "authmatech.errors.code.02",
				Basis:  "documented",
				Source: "https://docs.authmatech.com/errors",
				When: When{
					Code: []string{
						"resource_already_exists",
					},
				},
				Title:  "It already exists",
				Cause:  "The call wanted to create what is there already, most often because it was sent twice.",
				Fix:    "Read the existing one instead of creating it again; make the caller not repeat a create.",
				Settle: "Was this call sent before, and did that one succeed?",
				Reply:  "This has been set up already, so it was not set up again.",
				Note:   "The vendor gives no HTTP status for this code.",
			},
			Row{
				ID:     "authmatech.errors.code.04",
				Basis:  "documented",
				Source: "https://docs.authmatech.com/errors",
				When: When{
					Code: []string{
						"internal_server_error",
					},
				},
				Title:  "The vendor's platform failed",
				Cause:  "An unexpected error on Authmatech's side. Nothing in the request explains it.",
				Fix:    "Repeat it by the vendor's rule (1 s, doubling, 5 tries). If it stays, hand it to the vendor with the time of each attempt.",
				Settle: "Do other calls with the same credentials fail at the same time?",
				Reply:  "The verification service had a technical problem. Please try again in a few minutes.",
				Twins: []string{
					"authmatech.errors.status.07",
				},
				Question: &Question{
					ID: "others_fail",
				},
			},
			Row{
				ID:     "authmatech.errors.status.01",
				Basis:  "documented",
				Source: "https://docs.authmatech.com/errors",
				When: When{
					Status: []int{
						200,
					},
					Success: "yes",
				},
				Title:  "The request succeeded",
				Cause:  "The call did what it was asked to do. For a verification the verdict in data may still be no.",
				Fix:    "Nothing to mend here; read the outcome in data.",
				Settle: "Did the caller get this very answer, and read data in it?",
				Reply:  "The request went through on our side.",
			},
			Row{
				ID:    "authmatech.inferred.ok_but_failed",
				Basis: "unknown",
				When: When{
					Status: []int{
						200,
						201,
					},
					Success: "no",
				},
				Title:  "HTTP says success and the envelope says failure",
				Cause:  "The answer's own success flag is false. The flag is the vendor's word on the call; the HTTP status only says that an answer came. The vendor documents no such mix.",
				Fix:    "Count it as failed. Read the messages, and send the vendor the full answer.",
				Settle: "Does the same call fail again, and with the same messages?",
				Reply:  "The request could not be completed. We are looking into it and will come back to you.",
			},
			Row{
				ID:     "authmatech.errors.status.02",
				Basis:  "documented",
				Source: "https://docs.authmatech.com/errors",
				When: When{
					Status: []int{
						201,
					},
				},
				Title:  "It was created",
				Cause:  "The call made something new, as onboarding and key generation do. It is described in data.",
				Fix:    "Nothing to mend at the vendor. A new key stands in the answer only, once, and is cut here; whoever made the call must have stored it.",
				Settle: "Does the dashboard show what was made, in this environment?",
				Reply:  "That was created successfully.",
			},
			Row{
				ID:     "authmatech.errors.status.03",
				Basis:  "documented",
				Source: "https://docs.authmatech.com/errors",
				When: When{
					Status: []int{
						204,
					},
				},
				Title:  "It worked, and there is nothing to return",
				Cause:  "Success without a body. A caller that insists on JSON will stumble here.",
				Fix:    "Nothing to mend at the vendor; the caller must not parse an empty body.",
				Settle: "Does the caller report a JSON error on this answer?",
				Reply:  "The request went through on our side.",
			},
			Row{
				ID:     "authmatech.errors.status.04",
				Basis:  "documented",
				Source: "https://docs.authmatech.com/errors",
				When: When{
					Status: []int{
						400,
					},
				},
				Title: "The request was refused as it stands",
				Cause: "Bad or missing fields, broken JSON, a product that is off, or a balance that is used up or expired. All four share this status.",
				Evidence: []string{
					"content_type",
					"body_parses",
					"required_fields",
					"e164",
					"service_type",
					"product_enabled",
					"balance",
				},
				Fix:    "Read messages[].message; then check the payload, the product, and the balance, in this order.",
				Settle: "Does messages[].message name a field or a value of the request?",
				Reply:  "The request was not accepted as it was sent. We are checking what was missing.",
				Note:   "Only the message's free text parts the four reasons, and its wording is not documented.",
			},
			Row{
				ID:     "authmatech.errors.status.05",
				Basis:  "documented",
				Source: "https://docs.authmatech.com/errors",
				When: When{
					Status: []int{
						401,
					},
				},
				Title: "The API key or the client id is missing or not accepted",
				Cause: "Every call under /v1/api wants X-API-KEY and X-CLIENT-ID of the same environment; the SDK's session wants X-SDK-TOKEN instead of the key. One of them was absent, miscopied, rotated away or expired, or belongs to the other environment.",
				Evidence: []string{
					"api_key_present",
					"client_id_present",
					"api_key_clean",
					"client_id_clean",
					"sdk_token_present",
					"sdk_token_clean",
					"right_environment",
				},
				Fix:    "Send the headers exactly as the dashboard shows them, without blanks or quotes; for the SDK's session get a fresh token.",
				Settle: "Does the same request work with a key and client id copied afresh from this environment's dashboard?",
				Reply:  "The request did not carry valid API credentials. Please have your developers check that both credential headers are sent, unchanged and from the right environment.",
				Note:   "A 401 may carry no code.",
				Also: []When{
					When{
						Status: []int{
							0,
						},
						Text: []string{
							"Unauthorized",
						},
						Success: "no",
					},
				},
				Question: &Question{
					ID:    "fresh_credentials",
					Check: "right_environment",
					Pass:  "no",
				},
			},
			Row{
				ID:     "authmatech.errors.status.06",
				Basis:  "documented",
				Source: "https://docs.authmatech.com/errors",
				When: When{
					Status: []int{
						404,
					},
				},
				Title: "The path or the id does not exist",
				Cause: "Nothing answers at this method and path, or the id in it is not known here.",
				Evidence: []string{
					"known_path",
					"transaction_id",
				},
				Fix:    "Compare method, path and id with the vendor's page and with this environment's dashboard.",
				Settle: "Is the path, letter by letter, the one on the vendor's page?",
				Reply:  "The request went to an address that does not exist. Please have your developers check the URL.",
				Twins: []string{
					"authmatech.text.not_found_example",
					"authmatech.errors.code.01",
				},
				Question: &Question{
					ID:    "known_path",
					Yes:   "against",
					Check: "known_path",
				},
			},
			Row{
				ID:     "authmatech.errors.status.07",
				Basis:  "documented",
				Source: "https://docs.authmatech.com/errors",
				When: When{
					Status: []int{
						500,
					},
				},
				Title:  "The vendor's platform failed",
				Cause:  "An unexpected error on Authmatech's side. Nothing in the request explains it.",
				Fix:    "Repeat it by the vendor's rule (1 s, doubling, 5 tries). If it stays, hand it to the vendor with the time of each attempt.",
				Settle: "Do other calls with the same credentials fail at the same time?",
				Reply:  "The verification service had a technical problem. Please try again in a few minutes.",
				Twins: []string{
					"authmatech.errors.code.04",
				},
				Question: &Question{
					ID: "others_fail",
				},
			},
			Row{
				ID:     "authmatech.text.429",
				Basis:  "documented",
				Source: "https://docs.authmatech.com/errors",
				When: When{
					Status: []int{
						429,
					},
				},
				Title:  "Too many requests from this client",
				Cause:  "The client used up its budget, by default 1,000 requests a minute over all of /v1/api. It is the client as a whole that is slowed, not this customer's number.",
				Fix:    "Wait and repeat by the vendor's rule (1 s, doubling, 5 tries); look for a loop that calls too often; ask sales for a higher limit if the load is real.",
				Settle: "Did this client make more calls than its budget, by default 1,000, in the minute before?",
				Reply:  "The service is busy at the moment. Please try again in [{wait}|a minute].",
				Note:   "The budget's size is from https://docs.authmatech.com/api/rate-limits. No Retry-After header is documented.",
				Limit:  "client-budget",
				Question: &Question{
					ID: "client_budget",
				},
			},
			Row{
				ID:     "authmatech.search.429",
				Basis:  "documented",
				Source: "https://docs.authmatech.com/api/rate-limits",
				When: When{
					Status: []int{
						429,
					},
				},
				Title:  "The client's calls of this minute are used up",
				Cause:  "One client may make 1,000 calls a minute over all of /v1/api unless a higher budget was agreed, and this one made more. Nothing is queued; every call past the budget is refused.",
				Fix:    "Wait and repeat by the vendor's rule (1 s, doubling to at most 60 s, 5 tries). If the load is real, ask Authmatech's sales for a higher budget.",
				Settle: "Did this client make more calls than its budget, by default 1,000, in the minute before?",
				Reply:  "The service is busy at the moment. Please try again in [{wait}|a minute].",
				Note:   "The message on this page has no code. No Retry-After header is documented.",
				Also: []When{
					When{
						Status: []int{
							0,
						},
						Text: []string{
							"Rate limit exceeded.",
						},
						Success: "no",
					},
				},
				Limit: "client-budget",
				Question: &Question{
					ID: "client_budget",
				},
			},
			Row{
				ID:     "authmatech.search.401",
				Basis:  "documented",
				Source: "https://docs.authmatech.com/api/authentication",
				When: When{
					Status: []int{
						401,
					},
				},
				Title: "The call does not say who makes it",
				Cause: "One of the two headers that name the caller, X-API-KEY and X-CLIENT-ID, is missing or not accepted. The answer is the same for a wrong key, a missing one, and one of the other environment.",
				Evidence: []string{
					"api_key_present",
					"client_id_present",
				},
				Fix:    "Send both headers exactly as the dashboard shows them. If the key was rotated, deploy the new one everywhere.",
				Settle: "Does the same request work with a key and client id copied afresh from this environment's dashboard?",
				Reply:  "The request did not carry valid API credentials. Please have your developers check that both credential headers are sent, unchanged and from the right environment.",
				Note:   "The message on this page has no code, so a parser must take a missing key like a null.",
				Also: []When{
					When{
						Status: []int{
							0,
						},
						Text: []string{
							"Unauthorized",
						},
						Success: "no",
					},
				},
				Question: &Question{
					ID:    "fresh_credentials",
					Check: "right_environment",
					Pass:  "no",
				},
			},
			Row{
				ID:     "authmatech.search.product_disabled",
				Basis:  "documented",
				Source: "https://docs.authmatech.com/guides/trust-shield-detect",
				When: When{
					Status: []int{
						400,
					},
				},
				Title: "Trust, Shield or Detect is not enabled",
				Cause: "The account has not got the product that was called. Each of the three is switched on by itself, so one can work where another is refused.",
				Words: []string{
					"product",
					"not enabled",
					"not active",
					"disabled",
					"subscription",
				},
				Fix:    "Read GET /v1/api/me/products with these very credentials; ask Authmatech's sales to enable what is missing.",
				Settle: "Does GET /v1/api/me/products list the product for these credentials?",
				Reply:  "This service is not available on the account at the moment. We are checking the account's settings.",
				Note:   "The wording of the message is not documented, and a missing field shares the status.",
				Question: &Question{
					ID:    "product_enabled",
					Yes:   "against",
					Check: "product_enabled",
				},
			},
			Row{
				ID:     "authmatech.search.sdk_no_he_result",
				Basis:  "documented",
				Source: "https://docs.authmatech.com/guides/stuck-plus",
				When: When{
					Code: []string{
						"sdk_no_he_result",
					},
				},
				Title:  "The SDK got no proof from the mobile network",
				Cause:  "The operator did not tell whose number it is, because the phone was not on its mobile data. Wi-Fi is the usual reason; a VPN or roaming does the same.",
				Fix:    "Have the customer switch Wi-Fi and VPN off and try on mobile data. Where that cannot be done, Stuck+ is the vendor's way on.",
				Settle: "Was the phone on Wi-Fi or a VPN when it tried?",
				Reply:  "Please switch Wi-Fi and any VPN off, keep mobile data on, and try again.",
				Note:   "This code comes from the SDK on the phone, not from the API; you meet it in the app's log. Stuck+ is no text message with a code.",
				Question: &Question{
					ID: "on_wifi",
				},
			},
			Row{
				ID:     "authmatech.search.sdk_no_data_connectivity",
				Basis:  "documented",
				Source: "https://github.com/Authmatech/authmatech-sdk-android/blob/e8dbfb913631d01c7075c4d72bbec0341918c0e2/docs/troubleshooting.md",
				When: When{
					Code: []string{
						"sdk_no_data_connectivity",
					},
				},
				Title:  "The phone has no mobile data",
				Cause:  "The SDK found no mobile data to ask over. It is switched off, used up or not allowed for the app; being on Wi-Fi does not help, since the operator must see the SIM.",
				Fix:    "Have the customer switch mobile data on, also for this app, and try again.",
				Settle: "Does a web page load on this phone with Wi-Fi off?",
				Reply:  "Please switch mobile data on and try again; Wi-Fi alone is not enough for this check.",
				Note:   "This code comes from the SDK on the phone, not from the API. One of the vendor's pages says that it works on Wi-Fi as well; the others want mobile data.",
				Question: &Question{
					ID:  "data_works",
					Yes: "against",
				},
			},
			Row{
				ID:     "authmatech.search.sdk_connection_error",
				Basis:  "documented",
				Source: "https://github.com/Authmatech/authmatech-sdk-android/blob/e8dbfb913631d01c7075c4d72bbec0341918c0e2/docs/troubleshooting.md",
				When: When{
					Code: []string{
						"sdk_connection_error",
					},
				},
				Title:  "The SDK could not reach the operator",
				Cause:  "The phone was on mobile data and the operator's address did not answer, its name did not resolve, or the secure connection failed. A VPN, a private DNS or an app that inspects traffic is the usual reason on a single phone.",
				Fix:    "Have VPN and private DNS switched off and the call tried again after some seconds. If several phones of one operator fail, report it with the operator and the time.",
				Settle: "Do several phones on this operator fail at the same time?",
				Reply:  "Please switch any VPN off, wait a few seconds and try again on mobile data.",
				Note:   "This code comes from the SDK on the phone, not from the API. It does not tell which of the three it was; the SDK's debug log does.",
				Question: &Question{
					ID: "several_phones",
				},
			},
			Row{
				ID:     "authmatech.search.sdk_redirect_error",
				Basis:  "documented",
				Source: "https://github.com/Authmatech/authmatech-sdk-android/blob/e8dbfb913631d01c7075c4d72bbec0341918c0e2/docs/troubleshooting.md",
				When: When{
					Code: []string{
						"sdk_redirect_error",
					},
				},
				Title:  "The operator sent the SDK in circles",
				Cause:  "The address that adds the number answered with one redirect after another, until the SDK gave up. An operator's page in between, such as one for an empty prepaid account, or a setting at the operator does that.",
				Fix:    "Open a plain web page on the phone's mobile data and see whether the operator shows a page of its own. If not, send the vendor the SDK's url_trace, the operator and the time.",
				Settle: "Does the operator show a page of its own when a web page is opened on this phone's mobile data?",
				Reply:  "The check did not get through your mobile operator. Please see that your mobile data works with other pages, and try again.",
				Note:   "This code comes from the SDK on the phone, not from the API. The vendor documents no mend for it.",
			},
			Row{
				ID:     "authmatech.search.sdk_error",
				Basis:  "documented",
				Source: "https://github.com/Authmatech/authmatech-sdk-android/blob/e8dbfb913631d01c7075c4d72bbec0341918c0e2/docs/troubleshooting.md",
				When: When{
					Code: []string{
						"sdk_error",
					},
				},
				Title:  "The SDK failed inside",
				Cause:  "The SDK got an empty answer or one that it could not read, or ran into an error of its own. Neither the customer nor the request can be blamed for it from here.",
				Fix:    "Have the app's developers switch the SDK's debug on and repeat it once; send the vendor debugInfo, url_trace, the device model, and the versions of Android and of the SDK.",
				Settle: "Does it happen on this phone every time?",
				Reply:  "The check failed inside the app. Please try again; if it happens once more, tell us which phone you use.",
				Note:   "This code comes from the SDK on the phone, not from the API.",
			},
		},
		Examples: []Example{
			Example{
				ID:        "verified",
				Operation: "verify",
				Title:     "Verified",
				Values: map[string]string{
					"encryptedMobileNumber": "c2ltdWxhdGVkIHByb29mLCBub3QgYSByZWFsIG9uZQ==",
					"mobileNumber":          "+962790000000",
					"operatorId":            "ZAIN_JO",
					"serviceType":           "LOGIN",
				},
				Expect: "authmatech.text.success",
			},
			Example{
				ID:        "national_number",
				Operation: "verify",
				Title:     "Number without its country code",
				Values: map[string]string{
					"encryptedMobileNumber": "c2ltdWxhdGVkIHByb29mLCBub3QgYSByZWFsIG9uZQ==",
					"mobileNumber":          "0790000000",
					"operatorId":            "ZAIN_JO",
					"serviceType":           "LOGIN",
				},
				Expect: "authmatech.errors.code.03",
			},
			Example{
				ID:        "no_key",
				Operation: "verify",
				Title:     "No API key",
				Values: map[string]string{
					"encryptedMobileNumber": "c2ltdWxhdGVkIHByb29mLCBub3QgYSByZWFsIG9uZQ==",
					"mobileNumber":          "+962790000000",
					"operatorId":            "ZAIN_JO",
					"serviceType":           "LOGIN",
				},
				Unset: []string{
					"X-API-KEY",
				},
				Expect: "authmatech.quickstart.01",
			},
			Example{
				ID:        "quoted_key",
				Operation: "verify",
				Title:     "API key copied with its quotes",
				Values: map[string]string{
					"X-API-KEY":             "\"simulator-api-key-not-a-secret\"",
					"encryptedMobileNumber": "c2ltdWxhdGVkIHByb29mLCBub3QgYSByZWFsIG9uZQ==",
					"mobileNumber":          "+962790000000",
				},
				Expect: "authmatech.quickstart.01",
			},
			Example{
				ID:        "no_proof",
				Operation: "verify",
				Title:     "No proof from the phone",
				Values: map[string]string{
					"mobileNumber": "+962790000000",
				},
				Expect: "authmatech.quickstart.02",
			},
			Example{
				ID:        "negative",
				Operation: "verify",
				Title:     "Not verified",
				Stand:     "mobileNumber",
				Values: map[string]string{
					"encryptedMobileNumber": "c2ltdWxhdGVkIHByb29mLCBub3QgYSByZWFsIG9uZQ==",
					"mobileNumber":          "+962790000001",
					"operatorId":            "ZAIN_JO",
					"serviceType":           "LOGIN",
				},
				Expect: "authmatech.text.negative_verdict",
			},
			Example{
				ID:        "balance",
				Operation: "verify",
				Title:     "No balance left",
				Stand:     "mobileNumber",
				Values: map[string]string{
					"encryptedMobileNumber": "c2ltdWxhdGVkIHByb29mLCBub3QgYSByZWFsIG9uZQ==",
					"mobileNumber":          "+962790000402",
					"operatorId":            "ZAIN_JO",
					"serviceType":           "LOGIN",
				},
				Expect: "authmatech.quickstart.03",
			},
			Example{
				ID:        "product_off",
				Operation: "verify",
				Title:     "Verify is not enabled",
				Stand:     "mobileNumber",
				Values: map[string]string{
					"encryptedMobileNumber": "c2ltdWxhdGVkIHByb29mLCBub3QgYSByZWFsIG9uZQ==",
					"mobileNumber":          "+962790000403",
					"operatorId":            "ZAIN_JO",
					"serviceType":           "LOGIN",
				},
				Expect: "authmatech.quickstart.03",
			},
			Example{
				ID:        "not_found",
				Operation: "verify",
				Title:     "Client not found",
				Stand:     "mobileNumber",
				Values: map[string]string{
					"encryptedMobileNumber": "c2ltdWxhdGVkIHByb29mLCBub3QgYSByZWFsIG9uZQ==",
					"mobileNumber":          "+962790000404",
					"operatorId":            "ZAIN_JO",
					"serviceType":           "LOGIN",
				},
				Expect: "authmatech.text.not_found_example",
			},
			Example{
				ID:        "too_many",
				Operation: "verify",
				Title:     "Too many requests",
				Stand:     "mobileNumber",
				Values: map[string]string{
					"encryptedMobileNumber": "c2ltdWxhdGVkIHByb29mLCBub3QgYSByZWFsIG9uZQ==",
					"mobileNumber":          "+962790000429",
					"operatorId":            "ZAIN_JO",
					"serviceType":           "LOGIN",
				},
				Expect: "authmatech.text.429",
			},
			Example{
				ID:        "platform",
				Operation: "verify",
				Title:     "The platform fails",
				Stand:     "mobileNumber",
				Values: map[string]string{
					"encryptedMobileNumber": "c2ltdWxhdGVkIHByb29mLCBub3QgYSByZWFsIG9uZQ==",
					"mobileNumber":          "+962790000500",
					"operatorId":            "ZAIN_JO",
					"serviceType":           "LOGIN",
				},
				Expect: "authmatech.errors.code.04",
			},
			Example{
				ID:        "unknown_id",
				Operation: "verify",
				Title:     "An id that is not known here",
				Stand:     "mobileNumber",
				Values: map[string]string{
					"encryptedMobileNumber": "c2ltdWxhdGVkIHByb29mLCBub3QgYSByZWFsIG9uZQ==",
					"mobileNumber":          "+962790000405",
					"operatorId":            "ZAIN_JO",
					"serviceType":           "LOGIN",
				},
				Expect: "authmatech.errors.code.01",
			},
			Example{
				ID:        "no_such_path",
				Operation: "verify",
				Title:     "Nothing is found, and no code says what",
				Stand:     "mobileNumber",
				Values: map[string]string{
					"encryptedMobileNumber": "c2ltdWxhdGVkIHByb29mLCBub3QgYSByZWFsIG9uZQ==",
					"mobileNumber":          "+962790000406",
					"operatorId":            "ZAIN_JO",
					"serviceType":           "LOGIN",
				},
				Expect: "authmatech.errors.status.06",
			},
			Example{
				ID:        "platform_without_code",
				Operation: "verify",
				Title:     "The platform fails without a code",
				Stand:     "mobileNumber",
				Values: map[string]string{
					"encryptedMobileNumber": "c2ltdWxhdGVkIHByb29mLCBub3QgYSByZWFsIG9uZQ==",
					"mobileNumber":          "+962790000501",
					"operatorId":            "ZAIN_JO",
					"serviceType":           "LOGIN",
				},
				Expect: "authmatech.errors.status.07",
			},
			Example{
				ID:        "failed_ok",
				Operation: "verify",
				Title:     "A 200 that says failure",
				Stand:     "mobileNumber",
				Values: map[string]string{
					"encryptedMobileNumber": "c2ltdWxhdGVkIHByb29mLCBub3QgYSByZWFsIG9uZQ==",
					"mobileNumber":          "+962790000010",
					"operatorId":            "ZAIN_JO",
					"serviceType":           "LOGIN",
				},
				Expect: "authmatech.inferred.ok_but_failed",
			},
			Example{
				ID:        "no_content",
				Operation: "verify",
				Title:     "Success without a body",
				Stand:     "mobileNumber",
				Values: map[string]string{
					"encryptedMobileNumber": "c2ltdWxhdGVkIHByb29mLCBub3QgYSByZWFsIG9uZQ==",
					"mobileNumber":          "+962790000204",
					"operatorId":            "ZAIN_JO",
					"serviceType":           "LOGIN",
				},
				Expect: "authmatech.errors.status.03",
			},
			Example{
				ID:        "exists",
				Operation: "verify",
				Title:     "It already exists",
				Stand:     "mobileNumber",
				Values: map[string]string{
					"encryptedMobileNumber": "c2ltdWxhdGVkIHByb29mLCBub3QgYSByZWFsIG9uZQ==",
					"mobileNumber":          "+962790000409",
					"operatorId":            "ZAIN_JO",
					"serviceType":           "LOGIN",
				},
				Expect: "authmatech.errors.code.02",
			},
			Example{
				ID:        "expired_balance_key",
				Operation: "verify",
				Title:     "A key whose balance has expired",
				Stand:     "X-API-KEY",
				Values: map[string]string{
					"X-API-KEY":             "simulator-key-expired-balance",
					"encryptedMobileNumber": "c2ltdWxhdGVkIHByb29mLCBub3QgYSByZWFsIG9uZQ==",
					"mobileNumber":          "+962790000000",
					"operatorId":            "ZAIN_JO",
					"serviceType":           "LOGIN",
				},
				Expect: "authmatech.quickstart.03",
			},
			Example{
				ID:        "product_off_key",
				Operation: "verify",
				Title:     "A key without the product",
				Stand:     "X-API-KEY",
				Values: map[string]string{
					"X-API-KEY":             "simulator-key-product-off",
					"encryptedMobileNumber": "c2ltdWxhdGVkIHByb29mLCBub3QgYSByZWFsIG9uZQ==",
					"mobileNumber":          "+962790000000",
					"operatorId":            "ZAIN_JO",
					"serviceType":           "LOGIN",
				},
				Expect: "authmatech.quickstart.03",
			},
			Example{
				ID:        "rate_limited_key",
				Operation: "verify",
				Title:     "A key that calls too often",
				Stand:     "X-API-KEY",
				Values: map[string]string{
					"X-API-KEY":             "simulator-key-rate-limited",
					"encryptedMobileNumber": "c2ltdWxhdGVkIHByb29mLCBub3QgYSByZWFsIG9uZQ==",
					"mobileNumber":          "+962790000000",
					"operatorId":            "ZAIN_JO",
					"serviceType":           "LOGIN",
				},
				Expect: "authmatech.text.429",
			},
			Example{
				ID:        "redirect",
				Operation: "verify",
				Title:     "A redirect, shown and not followed",
				Stand:     "mobileNumber",
				Values: map[string]string{
					"encryptedMobileNumber": "c2ltdWxhdGVkIHByb29mLCBub3QgYSByZWFsIG9uZQ==",
					"mobileNumber":          "+962790000302",
					"operatorId":            "ZAIN_JO",
					"serviceType":           "LOGIN",
				},
				Expect: "http.redirect",
			},
			Example{
				ID:        "gateway",
				Operation: "verify",
				Title:     "A web page from a gateway",
				Stand:     "mobileNumber",
				Values: map[string]string{
					"encryptedMobileNumber": "c2ltdWxhdGVkIHByb29mLCBub3QgYSByZWFsIG9uZQ==",
					"mobileNumber":          "+962790000502",
					"operatorId":            "ZAIN_JO",
					"serviceType":           "LOGIN",
				},
				Expect: "http.html",
			},
			Example{
				ID:        "new_key",
				Operation: "generate_key",
				Title:     "A new API key",
				Expect:    "authmatech.errors.status.02",
			},
			Example{
				ID:        "fault_slow_first_byte",
				Operation: "verify",
				Title:     "An answer that begins late",
				Stand:     "sdkSessionId",
				Values: map[string]string{
					"encryptedMobileNumber": "c2ltdWxhdGVkIHByb29mLCBub3QgYSByZWFsIG9uZQ==",
					"mobileNumber":          "+962790000000",
					"operatorId":            "ZAIN_JO",
					"sdkSessionId":          "fault-slow-first-byte",
					"serviceType":           "LOGIN",
				},
				Expect: "authmatech.text.success",
			},
			Example{
				ID:        "fault_slow_body",
				Operation: "verify",
				Title:     "An answer that comes in drops",
				Stand:     "sdkSessionId",
				Values: map[string]string{
					"encryptedMobileNumber": "c2ltdWxhdGVkIHByb29mLCBub3QgYSByZWFsIG9uZQ==",
					"mobileNumber":          "+962790000000",
					"operatorId":            "ZAIN_JO",
					"sdkSessionId":          "fault-slow-body",
					"serviceType":           "LOGIN",
				},
				Expect: "authmatech.text.success",
			},
			Example{
				ID:        "fault_cut_body",
				Operation: "verify",
				Title:     "An answer that breaks off",
				Stand:     "sdkSessionId",
				Values: map[string]string{
					"encryptedMobileNumber": "c2ltdWxhdGVkIHByb29mLCBub3QgYSByZWFsIG9uZQ==",
					"mobileNumber":          "+962790000000",
					"operatorId":            "ZAIN_JO",
					"sdkSessionId":          "fault-cut-body",
					"serviceType":           "LOGIN",
				},
				Expect: "http.incomplete",
			},
			Example{
				ID:        "fault_reset",
				Operation: "verify",
				Title:     "A connection that is dropped",
				Stand:     "sdkSessionId",
				Values: map[string]string{
					"encryptedMobileNumber": "c2ltdWxhdGVkIHByb29mLCBub3QgYSByZWFsIG9uZQ==",
					"mobileNumber":          "+962790000000",
					"operatorId":            "ZAIN_JO",
					"sdkSessionId":          "fault-reset",
					"serviceType":           "LOGIN",
				},
				Expect: "http.reset",
			},
			Example{
				ID:        "fault_html_502",
				Operation: "verify",
				Title:     "A web page for a 502",
				Stand:     "sdkSessionId",
				Values: map[string]string{
					"encryptedMobileNumber": "c2ltdWxhdGVkIHByb29mLCBub3QgYSByZWFsIG9uZQ==",
					"mobileNumber":          "+962790000000",
					"operatorId":            "ZAIN_JO",
					"sdkSessionId":          "fault-html-502",
					"serviceType":           "LOGIN",
				},
				Expect: "http.html",
			},
			Example{
				ID:        "fault_gzip",
				Operation: "verify",
				Title:     "An answer that is compressed",
				Stand:     "sdkSessionId",
				Values: map[string]string{
					"encryptedMobileNumber": "c2ltdWxhdGVkIHByb29mLCBub3QgYSByZWFsIG9uZQ==",
					"mobileNumber":          "+962790000000",
					"operatorId":            "ZAIN_JO",
					"sdkSessionId":          "fault-gzip",
					"serviceType":           "LOGIN",
				},
				Expect: "authmatech.text.success",
			},
			Example{
				ID:        "fault_redirect",
				Operation: "verify",
				Title:     "A redirect in place of the answer",
				Stand:     "sdkSessionId",
				Values: map[string]string{
					"encryptedMobileNumber": "c2ltdWxhdGVkIHByb29mLCBub3QgYSByZWFsIG9uZQ==",
					"mobileNumber":          "+962790000000",
					"operatorId":            "ZAIN_JO",
					"sdkSessionId":          "fault-redirect",
					"serviceType":           "LOGIN",
				},
				Expect: "http.redirect",
			},
			Example{
				ID:        "fault_wrong_type",
				Operation: "verify",
				Title:     "JSON that is called a web page",
				Stand:     "sdkSessionId",
				Values: map[string]string{
					"encryptedMobileNumber": "c2ltdWxhdGVkIHByb29mLCBub3QgYSByZWFsIG9uZQ==",
					"mobileNumber":          "+962790000000",
					"operatorId":            "ZAIN_JO",
					"sdkSessionId":          "fault-wrong-type",
					"serviceType":           "LOGIN",
				},
				Expect: "authmatech.text.success",
			},
			Example{
				ID:        "no_client_id",
				Operation: "verify",
				Title:     "No client id",
				Values: map[string]string{
					"encryptedMobileNumber": "c2ltdWxhdGVkIHByb29mLCBub3QgYSByZWFsIG9uZQ==",
					"mobileNumber":          "+962790000000",
					"operatorId":            "ZAIN_JO",
					"serviceType":           "LOGIN",
				},
				Unset: []string{
					"X-CLIENT-ID",
				},
				Expect: "authmatech.quickstart.01",
			},
			Example{
				ID:        "broken_body",
				Operation: "verify",
				Title:     "A body that is cut",
				Body:      new("{\"mobileNumber\":\"+9627900"),
				Expect:    "authmatech.quickstart.02",
			},
			Example{
				ID:        "web_verified",
				Operation: "verify_web",
				Title:     "Verified on the web",
				Values: map[string]string{
					"mobileNumber":  "+962790000000",
					"serviceType":   "LOGIN",
					"transactionId": "3f2b8c1e-0d4a-4f6b-9a57-1c2d3e4f5a6b",
				},
				Expect: "authmatech.inferred.web_verified",
			},
			Example{
				ID:        "web_negative",
				Operation: "verify_web",
				Title:     "Not verified on the web",
				Stand:     "mobileNumber",
				Values: map[string]string{
					"mobileNumber":  "+962790000001",
					"serviceType":   "LOGIN",
					"transactionId": "3f2b8c1e-0d4a-4f6b-9a57-1c2d3e4f5a6b",
				},
				Expect: "authmatech.inferred.web_negative",
			},
			Example{
				ID:        "web_no_uuid",
				Operation: "verify_web",
				Title:     "A transaction id that is no UUID",
				Values: map[string]string{
					"mobileNumber":  "+962790000000",
					"serviceType":   "LOGIN",
					"transactionId": "browser-17",
				},
				Expect: "authmatech.inferred.web_transaction",
			},
			Example{
				ID:        "web_product_off",
				Operation: "verify_web",
				Title:     "Verify is not enabled on the web",
				Stand:     "mobileNumber",
				Values: map[string]string{
					"mobileNumber":  "+962790000403",
					"serviceType":   "LOGIN",
					"transactionId": "3f2b8c1e-0d4a-4f6b-9a57-1c2d3e4f5a6b",
				},
				Expect: "authmatech.inferred.web_account",
			},
			Example{
				ID:        "web_too_many",
				Operation: "verify_web",
				Title:     "Too many web calls",
				Stand:     "mobileNumber",
				Values: map[string]string{
					"mobileNumber":  "+962790000429",
					"serviceType":   "LOGIN",
					"transactionId": "3f2b8c1e-0d4a-4f6b-9a57-1c2d3e4f5a6b",
				},
				Expect: "authmatech.text.429",
			},
			Example{
				ID:        "web_platform",
				Operation: "verify_web",
				Title:     "The platform fails on the web",
				Stand:     "mobileNumber",
				Values: map[string]string{
					"mobileNumber":  "+962790000500",
					"serviceType":   "LOGIN",
					"transactionId": "3f2b8c1e-0d4a-4f6b-9a57-1c2d3e4f5a6b",
				},
				Expect: "authmatech.errors.code.04",
			},
			Example{
				ID:        "session",
				Operation: "sdk_session",
				Title:     "A session registered",
				Values: map[string]string{
					"authmatechCodePresent": "true",
					"mnoId":                 "ZAIN_JO",
					"sdkSessionId":          "simulator-session-1",
				},
				Expect: "authmatech.errors.status.01",
			},
			Example{
				ID:        "session_no_token",
				Operation: "sdk_session",
				Title:     "No SDK token",
				Values: map[string]string{
					"authmatechCodePresent": "true",
					"mnoId":                 "ZAIN_JO",
					"sdkSessionId":          "simulator-session-1",
				},
				Unset: []string{
					"X-SDK-TOKEN",
				},
				Expect: "authmatech.errors.status.05",
			},
			Example{
				ID:        "sdk_no_he_result",
				Operation: "sdk_session",
				Title:     "No proof from the network",
				Stand:     "sdkSessionId",
				Values: map[string]string{
					"authmatechCodePresent": "false",
					"mnoId":                 "ZAIN_JO",
					"sdkSessionId":          "sdk_no_he_result",
				},
				Expect: "authmatech.search.sdk_no_he_result",
			},
			Example{
				ID:        "sdk_no_data_connectivity",
				Operation: "sdk_session",
				Title:     "No mobile data",
				Stand:     "sdkSessionId",
				Values: map[string]string{
					"authmatechCodePresent": "false",
					"mnoId":                 "ZAIN_JO",
					"sdkSessionId":          "sdk_no_data_connectivity",
				},
				Expect: "authmatech.search.sdk_no_data_connectivity",
			},
			Example{
				ID:        "sdk_connection_error",
				Operation: "sdk_session",
				Title:     "No way to the operator",
				Stand:     "sdkSessionId",
				Values: map[string]string{
					"authmatechCodePresent": "false",
					"mnoId":                 "ZAIN_JO",
					"sdkSessionId":          "sdk_connection_error",
				},
				Expect: "authmatech.search.sdk_connection_error",
			},
			Example{
				ID:        "sdk_redirect_error",
				Operation: "sdk_session",
				Title:     "Redirects without end",
				Stand:     "sdkSessionId",
				Values: map[string]string{
					"authmatechCodePresent": "false",
					"mnoId":                 "ZAIN_JO",
					"sdkSessionId":          "sdk_redirect_error",
				},
				Expect: "authmatech.search.sdk_redirect_error",
			},
			Example{
				ID:        "sdk_error",
				Operation: "sdk_session",
				Title:     "An error inside the SDK",
				Stand:     "sdkSessionId",
				Values: map[string]string{
					"authmatechCodePresent": "false",
					"mnoId":                 "ZAIN_JO",
					"sdkSessionId":          "sdk_error",
				},
				Expect: "authmatech.search.sdk_error",
			},
			Example{
				ID:        "trust",
				Operation: "trust_score",
				Title:     "A score given",
				Values: map[string]string{
					"metadataId":   "case-17",
					"mobileNumber": "+962790000000",
					"sessionId":    "session-17",
				},
				Expect: "authmatech.errors.status.01",
			},
			Example{
				ID:        "trust_off",
				Operation: "trust_score",
				Title:     "Trust is not enabled",
				Stand:     "mobileNumber",
				Values: map[string]string{
					"metadataId":   "case-17",
					"mobileNumber": "+962790000403",
					"sessionId":    "session-17",
				},
				Expect: "authmatech.search.product_disabled",
			},
			Example{
				ID:        "trust_too_many",
				Operation: "trust_score",
				Title:     "Too many calls of Trust",
				Stand:     "mobileNumber",
				Values: map[string]string{
					"metadataId":   "case-17",
					"mobileNumber": "+962790000429",
					"sessionId":    "session-17",
				},
				Expect: "authmatech.text.429",
			},
			Example{
				ID:        "trust_platform",
				Operation: "trust_score",
				Title:     "The platform fails at Trust",
				Stand:     "mobileNumber",
				Values: map[string]string{
					"metadataId":   "case-17",
					"mobileNumber": "+962790000500",
					"sessionId":    "session-17",
				},
				Expect: "authmatech.errors.code.04",
			},
			Example{
				ID:        "shield",
				Operation: "shield_assess",
				Title:     "A risk assessed",
				Values: map[string]string{
					"metadataId":   "case-17",
					"mobileNumber": "+962790000000",
					"sessionId":    "session-17",
				},
				Expect: "authmatech.errors.status.01",
			},
			Example{
				ID:        "shield_off",
				Operation: "shield_assess",
				Title:     "Shield is not enabled",
				Stand:     "mobileNumber",
				Values: map[string]string{
					"metadataId":   "case-17",
					"mobileNumber": "+962790000403",
					"sessionId":    "session-17",
				},
				Expect: "authmatech.search.product_disabled",
			},
			Example{
				ID:        "shield_too_many",
				Operation: "shield_assess",
				Title:     "Too many calls of Shield",
				Stand:     "mobileNumber",
				Values: map[string]string{
					"metadataId":   "case-17",
					"mobileNumber": "+962790000429",
					"sessionId":    "session-17",
				},
				Expect: "authmatech.text.429",
			},
			Example{
				ID:        "shield_platform",
				Operation: "shield_assess",
				Title:     "The platform fails at Shield",
				Stand:     "mobileNumber",
				Values: map[string]string{
					"metadataId":   "case-17",
					"mobileNumber": "+962790000500",
					"sessionId":    "session-17",
				},
				Expect: "authmatech.errors.code.04",
			},
			Example{
				ID:        "detect",
				Operation: "detect_analyze",
				Title:     "Nothing odd found",
				Values: map[string]string{
					"countryCode":  "JO",
					"metadataId":   "case-17",
					"mobileNumber": "+962790000000",
					"operator":     "ZAIN_JO",
					"sessionId":    "session-17",
				},
				Expect: "authmatech.errors.status.01",
			},
			Example{
				ID:        "detect_off",
				Operation: "detect_analyze",
				Title:     "Detect is not enabled",
				Stand:     "mobileNumber",
				Values: map[string]string{
					"countryCode":  "JO",
					"metadataId":   "case-17",
					"mobileNumber": "+962790000403",
					"operator":     "ZAIN_JO",
					"sessionId":    "session-17",
				},
				Expect: "authmatech.search.product_disabled",
			},
			Example{
				ID:        "detect_too_many",
				Operation: "detect_analyze",
				Title:     "Too many calls of Detect",
				Stand:     "mobileNumber",
				Values: map[string]string{
					"countryCode":  "JO",
					"metadataId":   "case-17",
					"mobileNumber": "+962790000429",
					"operator":     "ZAIN_JO",
					"sessionId":    "session-17",
				},
				Expect: "authmatech.text.429",
			},
			Example{
				ID:        "detect_platform",
				Operation: "detect_analyze",
				Title:     "The platform fails at Detect",
				Stand:     "mobileNumber",
				Values: map[string]string{
					"countryCode":  "JO",
					"metadataId":   "case-17",
					"mobileNumber": "+962790000500",
					"operator":     "ZAIN_JO",
					"sessionId":    "session-17",
				},
				Expect: "authmatech.errors.code.04",
			},
			Example{
				ID:        "products",
				Operation: "me_products",
				Title:     "The products of these credentials",
				Expect:    "authmatech.errors.status.01",
			},
			Example{
				ID:        "products_no_key",
				Operation: "me_products",
				Title:     "No API key",
				Unset: []string{
					"X-API-KEY",
				},
				Expect: "authmatech.errors.status.05",
			},
			Example{
				ID:        "usage",
				Operation: "me_usage",
				Title:     "The usage",
				Expect:    "authmatech.errors.status.01",
			},
			Example{
				ID:        "verifications",
				Operation: "me_verifications",
				Title:     "The verifications",
				Expect:    "authmatech.errors.status.01",
			},
			Example{
				ID:        "balance_history",
				Operation: "me_balance_history",
				Title:     "The balance's history",
				Expect:    "authmatech.errors.status.01",
			},
		},
		Desk: Desk{
			Name:  "Authmatech support",
			Email: "support@authmatech.com",
			Days: []string{
				"Sun",
				"Mon",
				"Tue",
				"Wed",
				"Thu",
			},
			Opens:  "09:00",
			Closes: "18:00",
			Zone:   "Asia/Amman",
			Wants: []Want{
				Want{
					Item: "status",
					Text: "HTTP status, code and message",
				},
				Want{
					Item: "request-line",
					Text: "Request URL and method",
				},
				Want{
					Item: "request-body",
					Text: "Request body, with the API key redacted",
				},
				Want{
					Item: "answer-body",
					Text: "Full response body",
				},
				Want{
					Item: "time",
					Text: "Time of the error, with its zone",
				},
			},
			Before:  "Authmatech asks that its debugging checklist be gone through before writing.",
			Basis:   "documented",
			Source:  "https://docs.authmatech.com/errors",
			Warning: "No request id is documented for Verify. With the number masked, the desk can find the call only by its time and client id.",
		},
	}
}

// compiledHttp is http.yaml.
func compiledHttp() *Pack {
	return &Pack{
		Schema:  1,
		ID:      "http",
		Name:    "HTTP",
		Version: "2",
		AsOf:    "2026-11-22",
		Rows: []Row{
			Row{
				ID:    "http.cancelled",
				Basis: "inferred",
				When: When{
					Transport: []string{
						"cancelled",
					},
				},
				Title:  "We stopped waiting",
				Cause:  "The call was cancelled here. If the request had left, the vendor may have carried it out all the same.",
				Fix:    "Count it as possibly made. Look for its effect before sending it again.",
				Settle: "Did somebody here cancel the call, or close the program over it?",
				Reply:  "We stopped this check before it finished. We will run it again.",
			},
			Row{
				ID:    "http.request",
				Basis: "inferred",
				When: When{
					Phase: []api.Phase{
						"request",
					},
				},
				Title:  "The request cannot be sent as it stands",
				Cause:  "HTTP does not allow what is in it, or the address is not one. As far as is known, nothing left this machine.",
				Fix:    "Mend what the message names.",
				Settle: "Does the value hold a line break or a control character?",
				Reply:  "We have not been able to run the check yet.",
			},
			Row{
				ID:    "http.dns",
				Basis: "inferred",
				When: When{
					Transport: []string{
						"not-found",
					},
				},
				Title: "The host name does not exist",
				Cause: "No address is known under this name. It is mistyped, belongs to another environment or region, or this machine's resolver does not see it.",
				Words: []string{
					"enotfound",
					"getaddrinfo",
					"could not resolve host",
					"no such host",
					"name or service not known",
					"nxdomain",
				},
				Fix:    "Compare the base URL of the environment with the vendor's page. Nothing was sent.",
				Settle: "Does the name resolve from another network?",
				Reply:  "We could not reach the service from here. We are checking the connection.",
				Question: &Question{
					ID:  "resolves_elsewhere",
					Yes: "against",
				},
			},
			Row{
				ID:    "http.dns.temporary",
				Basis: "inferred",
				When: When{
					Transport: []string{
						"other",
					},
					Phase: []api.Phase{
						"dns",
					},
				},
				Title: "The name could not be looked up just now",
				Cause: "The name server that the caller's machine asks did not answer or answered with a failure of its own. Whether the host name exists it did not say, so the name may well be right.",
				Words: []string{
					"eai_again",
					"temporary failure in name resolution",
					"server misbehaving",
				},
				Fix:    "Try again in a moment; nothing was sent. If it stays, look at the name servers of the machine or container that calls (resolv.conf, the cluster's DNS, the VPN).",
				Settle: "Do other names, such as example.com, resolve on the machine that made the call?",
				Reply:  "We could not reach the service from here for a moment. Please try again in a minute.",
				Question: &Question{
					ID:  "others_resolve",
					Yes: "against",
				},
			},
			Row{
				ID:    "http.refused",
				Basis: "inferred",
				When: When{
					Transport: []string{
						"refused",
					},
				},
				Title: "Nothing listens at that address",
				Cause: "The machine answered and refused the connection. The port is wrong, or the service is down.",
				Words: []string{
					"econnrefused",
					"connection refused",
					"failed to connect",
				},
				Fix:    "Compare host and port with the environment. Nothing was sent.",
				Settle: "Do other callers reach the service at this host and port?",
				Reply:  "We could not reach the service from here. We are checking the connection.",
				Question: &Question{
					ID:  "up_elsewhere",
					Yes: "against",
				},
			},
			Row{
				ID:    "http.tls",
				Basis: "inferred",
				When: When{
					Transport: []string{
						"tls",
					},
				},
				Title: "The secure connection could not be made",
				Cause: "The certificate is not trusted here, has expired or is for another host, or something between this machine and the vendor opens TLS connections.",
				Words: []string{
					"certificate",
					"ssl",
					"self-signed",
					"self signed",
					"handshake",
					"err_cert_authority_invalid",
				},
				Fix:    "Look at who issued the certificate; a company proxy must have its authority installed here. Nothing was sent.",
				Settle: "Was the certificate that this machine is shown issued by a company or a proxy, and not by a public authority?",
				Reply:  "We could not reach the service safely from here. We are checking the connection.",
			},
			Row{
				ID:    "http.proxy",
				Basis: "inferred",
				When: When{
					Transport: []string{
						"proxy",
					},
				},
				Title:  "The proxy did not let the call through",
				Cause:  "The proxy between this machine and the vendor refused or failed. The vendor saw nothing of it.",
				Fix:    "Check the proxy settings of this machine (HTTPS_PROXY, NO_PROXY).",
				Settle: "Does the call go through without the proxy?",
				Reply:  "We could not reach the service from here. We are checking the connection.",
			},
			Row{
				ID:    "http.timeout.connect",
				Basis: "inferred",
				When: When{
					Transport: []string{
						"timeout",
					},
					Phase: []api.Phase{
						"dns",
						"connect",
						"tls",
					},
				},
				Title: "No connection within the limit",
				Cause: "The vendor's machine, or a firewall in front of it, did not answer the attempt to connect. Nothing was sent.",
				Words: []string{
					"etimedout",
					"connection timed out",
					"connect timeout",
				},
				Fix:    "Check the route and the firewall from this network; then ask the vendor whether this address is allowed.",
				Settle: "Does a connection from another network open at once?",
				Reply:  "We could not reach the service from here. We are checking the connection.",
			},
			Row{
				ID:    "http.timeout.answer",
				Basis: "inferred",
				When: When{
					Transport: []string{
						"timeout",
					},
					Phase: []api.Phase{
						"send",
						"first-byte",
						"body",
					},
				},
				Title: "The request left and no answer came in time",
				Cause: "The vendor took longer than the limit. It may have carried the call out; it may even have counted it.",
				Words: []string{
					"esockettimedout",
					"timed out",
					"timeout",
					"econnaborted",
				},
				Fix:    "Do not repeat it blindly. Look for its effect first.",
				Settle: "Does the vendor's dashboard show the call?",
				Reply:  "The service answered too slowly. Please wait a minute before you try again.",
				Question: &Question{
					ID: "arrived",
				},
			},
			Row{
				ID:    "http.reset",
				Basis: "inferred",
				When: When{
					Transport: []string{
						"reset",
					},
				},
				Title: "The connection was dropped before an answer",
				Cause: "Something closed the connection, the vendor's machine, a load balancer, or a firewall. The call may have been carried out.",
				Words: []string{
					"econnreset",
					"connection reset",
					"socket hang up",
					"broken pipe",
					"epipe",
					"empty reply from server",
				},
				Fix:    "Do not repeat it blindly. Note the time, and look for its effect first.",
				Settle: "Does it happen with every call, and from this network only?",
				Reply:  "The connection to the service broke off. Please wait a minute before you try again.",
			},
			Row{
				ID:    "http.malformed",
				Basis: "inferred",
				When: When{
					Transport: []string{
						"malformed",
					},
				},
				Title:  "An answer came that is not HTTP",
				Cause:  "Something answered and what it sent cannot be read as HTTP. The request arrived, so it counts as made.",
				Fix:    "Check that host and port are the vendor's; then hand it to the vendor with the time.",
				Settle: "Are host and port, letter by letter, those on the vendor's page?",
				Reply:  "The service gave an answer we could not read. We are looking into it.",
				Question: &Question{
					ID:  "right_address",
					Yes: "against",
				},
			},
			Row{
				ID:    "http.other",
				Basis: "unknown",
				When: When{
					Transport: []string{
						"other",
					},
					Phase: []api.Phase{
						"connect",
						"tls",
						"send",
						"first-byte",
						"body",
					},
				},
				Title:  "The call failed in a way we do not know",
				Cause:  "The network reported something that is none of the usual failures.",
				Fix:    "Note the time and the sentence above, and try once more if the call is safe to repeat.",
				Settle: "Does it happen again?",
				Reply:  "We could not complete the check. We are looking into it.",
			},
			Row{
				ID:    "http.too_long",
				Basis: "inferred",
				When: When{
					Cut: true,
				},
				Title:  "The answer is too long to be the system's",
				Cause:  "No documented answer comes near this size. Something else answered, a download or a loop, or a debug switch on the vendor's side is on. It was read up to the limit, so it cannot be parsed.",
				Fix:    "Look at the beginning in the raw view, and at Content-Type and Content-Length; then hand it to the vendor with the time.",
				Settle: "Does the same call answer a few hundred bytes when it is made again?",
				Reply:  "The service gave an answer we could not read. We are looking into it.",
				Question: &Question{
					ID:  "short_again",
					Yes: "against",
				},
			},
			Row{
				ID:    "http.incomplete",
				Basis: "inferred",
				When: When{
					Broken: true,
				},
				Title:  "The answer's body is not all there",
				Cause:  "It broke off on the way, or was not saved with the rest. What is missing may hold the reason.",
				Fix:    "Make the call again where that is safe, or have the recording exported with its bodies.",
				Settle: "Does the same call answer whole when it is made again?",
				Reply:  "The answer of the service broke off. We are looking into it.",
			},
			Row{
				ID:    "http.html",
				Basis: "inferred",
				When: When{
					Shape: []api.Shape{
						"html",
					},
				},
				Title:  "A web page answered, not the system",
				Cause:  "The answer is HTML. A gateway, proxy or login page between this machine and the vendor's service answered in its place; with a status of 500 or more the service behind it is probably down.",
				Fix:    "Look at the page's title in the raw view. Check the URL; if it is right, hand it to the vendor with the time.",
				Settle: "Does the same URL answer JSON from another network?",
				Reply:  "The service gave an answer we could not read. We are looking into it.",
				Question: &Question{
					ID: "json_elsewhere",
				},
			},
			Row{
				ID:    "http.not_json",
				Basis: "inferred",
				When: When{
					Shape: []api.Shape{
						"text",
						"binary",
						"broken json",
					},
				},
				Title:  "The answer is not the JSON that this system speaks",
				Cause:  "Something other than the system answered, or its answer was cut or damaged on the way.",
				Fix:    "Look at the raw view and at Content-Type and Content-Length; then hand it to the vendor with the time.",
				Settle: "Does the same call answer JSON when it is made again?",
				Reply:  "The service gave an answer we could not read. We are looking into it.",
			},
			Row{
				ID:    "http.empty",
				Basis: "inferred",
				When: When{
					Status: []int{
						0,
						200,
						201,
						202,
					},
					Shape: []api.Shape{
						"empty",
					},
				},
				Title:  "The answer is empty",
				Cause:  "The status says success and there is no body, so nobody can tell what happened.",
				Fix:    "Do not count it as success. Hand it to the vendor with the time.",
				Settle: "Does the same call answer with a body when it is made again?",
				Reply:  "The service gave an empty answer. We are looking into it.",
				Question: &Question{
					ID:  "body_again",
					Yes: "against",
				},
			},
			Row{
				ID:    "http.redirect",
				Basis: "inferred",
				When: When{
					Status: []int{
						300,
						301,
						302,
						303,
						304,
						305,
						307,
						308,
					},
				},
				Title:  "The address sends us elsewhere",
				Cause:  "The answer is a redirect. It was not followed, since that would hand the credentials to another address; the call was not carried out here.",
				Fix:    "Compare the base URL with the vendor's page; a missing https or a wrong host is the usual reason.",
				Settle: "Is the place it points to the address on the vendor's page?",
				Reply:  "The request went to an old or wrong address. Please have your developers check the URL.",
			},
			Row{
				ID:    "http.payload_too_large",
				Basis: "inferred",
				When: When{
					Status: []int{
						413,
					},
				},
				Title:  "The request is too large",
				Cause:  "The vendor, or a gateway in front of it, refuses a body of this size.",
				Fix:    "Look at the longest field of the request; a proof or image that was encoded twice is the usual reason.",
				Settle: "Is the body longer than 100,000 characters, or one of its fields far longer than in the vendor's example?",
				Reply:  "The request was too large. Please have your developers check what they send.",
			},
			Row{
				ID:    "http.client_error",
				Basis: "unknown",
				When: When{
					Status: []int{
						400,
						401,
						402,
						403,
						404,
						405,
						406,
						407,
						408,
						409,
						410,
						411,
						412,
						414,
						415,
						416,
						417,
						418,
						421,
						422,
						423,
						424,
						425,
						426,
						428,
						429,
						431,
						451,
					},
				},
				Title:  "The request was refused, and no documented answer says why",
				Cause:  "A status from 400 to 499 says that the request as sent is at fault. What exactly, the vendor's pages do not say.",
				Fix:    "Read the messages in the envelope. Compare the request with one that works.",
				Settle: "Does a request that is known to work still work, with the same credentials?",
				Reply:  "The request was not accepted. We are checking why.",
			},
			Row{
				ID:    "http.server_error",
				Basis: "unknown",
				When: When{
					Status: []int{
						500,
						501,
						502,
						503,
						504,
						505,
						507,
						508,
						511,
						520,
						521,
						522,
						523,
						524,
						525,
						526,
						527,
						530,
					},
				},
				Title:  "The vendor's side failed, and no documented answer says why",
				Cause:  "A status of 500 or more says that the service or a gateway in front of it failed.",
				Fix:    "Wait and see whether it passes; hand it to the vendor with the time if it does not.",
				Settle: "Do other calls fail at the same time?",
				Reply:  "The service had a technical problem. Please try again in a few minutes.",
				Question: &Question{
					ID: "others_fail",
				},
			},
		},
	}
}

// compiledNextreason is nextreason.yaml.
func compiledNextreason() *Pack {
	return &Pack{
		Schema:  1,
		ID:      "nextreason",
		Name:    "nextReason",
		Version: "1",
		AsOf:    "2026-11-22",
		Hosts: []string{
			"id.eu.nextreason.com",
			"*.nextreason.com",
		},
		BaseURL: "https://id.eu.nextreason.com",
		Envelope: EnvelopeKeys{
			Signature: []string{
				"error",
			},
			Messages: ".",
			Code: []string{
				"error",
			},
			Text: []string{
				"error_description",
				"message",
			},
			Details: []string{
				"error_details",
				"error_description",
				"errors",
				"details",
				"message",
				".",
			},
		},
		Credentials: []Field{
			Field{
				ID:       "client_id",
				Place:    "body",
				Required: "yes",
				Kind:     "client-id",
				Variable: "NEXTREASON_CLIENT_ID",
				Help:     "The application that asks, as it was set up in this environment. Not a secret.",
			},
			Field{
				ID:       "env_id",
				Place:    "query",
				Required: "unstated",
				Kind:     "environment-id",
				Variable: "NEXTREASON_ENV_ID",
				Help:     "The environment, in the URL. Needed on id.eu.nextreason.com; a custom domain stands for its environment by itself.",
			},
		},
		Classes: []ClassRule{
			ClassRule{
				Name:  "access_token",
				Class: safe.ClassSecret,
				Kind:  "access-token",
			},
			ClassRule{
				Name:  "refresh_token",
				Class: safe.ClassSecret,
				Kind:  "refresh-token",
			},
			ClassRule{
				Name:  "id_token",
				Class: safe.ClassSecret,
				Kind:  "id-token",
			},
			ClassRule{
				Name:  "bearer",
				Class: safe.ClassSecret,
				Kind:  "access-token",
			},
			ClassRule{
				Name:  "authorization_code",
				Class: safe.OneTime,
				Kind:  "authorization-code",
			},
			ClassRule{
				Name:  "code_verifier",
				Class: safe.ClassSecret,
				Kind:  "code-verifier",
			},
			ClassRule{
				Name:  "code",
				Place: "query",
				Class: safe.OneTime,
				Kind:  "code",
			},
			ClassRule{
				Name:  "code",
				Place: "answer",
				Class: safe.OneTime,
				Kind:  "code",
			},
			ClassRule{
				Name:  "error.code",
				Place: "answer",
				Kind:  "message",
			},
			ClassRule{
				Name:  "error_details.code",
				Place: "answer",
				Kind:  "message",
			},
			ClassRule{
				Name:  "errors.code",
				Place: "answer",
				Kind:  "message",
			},
			ClassRule{
				Name:  "details.code",
				Place: "answer",
				Kind:  "message",
			},
			ClassRule{
				Name:  "message.code",
				Place: "answer",
				Kind:  "message",
			},
			ClassRule{
				Name:  "uuid",
				Place: "answer",
				Kind:  "user-uuid",
			},
		},
		Limits: []Limit{
			Limit{
				ID:    "user_attempts",
				Scope: "user",
				Operations: []string{
					"otp_verify",
					"otp_send",
					"token",
				},
				Count:  5,
				Window: 60,
				Block:  300,
				Basis:  "documented",
				Source: "https://docs.nextreason.com/reference/response-codes-otp-verify",
				Text:   "The fifth attempt of one user within a minute, good or bad, is refused and blocks the user for 5 minutes; then the block ends by itself. The warning stands on the pages of /otp/verify, /otp/send and /token and names /token, so we count the three together.",
			},
		},
		Retry: RetryRule{
			Basis:  "unknown",
			Source: "https://docs.nextreason.com/docs/rate-limiting-overview",
			Text:   "nextReason documents no rule for repeating a call. Good and bad attempts count alike, and the fifth within a minute blocks the user for 5 minutes.",
		},
		Operations: []Operation{
			Operation{
				ID:          "otp_verify",
				Name:        "OTP verify",
				Method:      "POST",
				Path:        "/idp/{version}/otp/verify",
				ContentType: "application/json",
				Counted:     "uses one of 5 tries",
				Expect: []int{
					200,
				},
				Bare: true,
				Fields: []Field{
					Field{
						ID:       "user_id",
						Place:    "body",
						Required: "yes",
						Class:    safe.Personal,
						Kind:     "user",
						Format:   "email-or-e164",
						User:     true,
						Help:     "Whom the code was sent to, exactly as in the OTP send. An email address, or a mobile number in E.164 form.",
					},
					Field{
						ID:       "auth_type",
						Place:    "body",
						Required: "yes",
						Enum: []string{
							"email",
							"sms",
						},
						Help: "The way the code went. email and sms are the values seen in the vendor's pages; there is no list of them.",
					},
					Field{
						ID:       "code",
						Place:    "body",
						Required: "yes",
						Class:    safe.OneTime,
						Kind:     "code",
						Pattern:  "[0-9]{6}",
						Is:       "six digits",
						Help:     "The six digits that the user typed. An empty one is answered with a 502, not with a message.",
					},
					Field{
						ID:       "locale",
						Place:    "body",
						Required: "no",
						Format:   "bcp47",
						Help:     "The language, as a BCP 47 tag such as en-US. May be empty or left out; a wrong one is answered with a 502.",
					},
					Field{
						ID:       "redirect_uri",
						Place:    "body",
						Required: "no",
						Format:   "url",
						Help:     "Not looked at here. Wrong, empty and absent are all accepted.",
					},
					Field{
						ID:       "version",
						Place:    "path",
						Required: "yes",
						Enum: []string{
							"v1",
						},
						Default: "v1",
						Help:    "The version of the API, in the path. Only v1 is documented.",
					},
				},
				Variant: &Variant{
					Field: "user_id",
					Else:  "auth_type",
					Words: map[string]string{
						"email": "email",
						"sms":   "mobile",
					},
				},
				Source: "https://docs.nextreason.com/reference/response-codes-otp-verify",
				Help:   "Checks the code that a user typed. What a success holds in its body is not documented; the status alone says it.",
			},
			Operation{
				ID:          "otp_send",
				Name:        "OTP send",
				Method:      "POST",
				Path:        "/idp/{version}/otp/send",
				ContentType: "application/json",
				Counted:     "texts or mails a person; uses one of 5 tries",
				Expect: []int{
					200,
				},
				Bare: true,
				Fields: []Field{
					Field{
						ID:       "user_id",
						Place:    "body",
						Required: "yes",
						Class:    safe.Personal,
						Kind:     "user",
						Format:   "email-or-e164",
						User:     true,
						Help:     "Whom to send a code to. An email address, or a mobile number in E.164 form.",
					},
					Field{
						ID:       "auth_type",
						Place:    "body",
						Required: "yes",
						Enum: []string{
							"email",
							"sms",
						},
						Help: "The way the code goes. It must fit user_id; email and sms are the values seen in the vendor's pages.",
					},
					Field{
						ID:       "message",
						Place:    "body",
						Required: "no",
						Pattern:  "(?s).*%code%.*",
						Is:       "a text that holds %code%",
						Help:     "The text of the message. The code shows only where the text holds %code%; a message without it is sent all the same.",
					},
					Field{
						ID:       "locale",
						Place:    "body",
						Required: "no",
						Format:   "bcp47",
						Help:     "The language, as a BCP 47 tag such as en-US. May be empty or left out.",
					},
					Field{
						ID:       "redirect_uri",
						Place:    "body",
						Required: "no",
						Format:   "url",
						Help:     "Where the user goes on. What a wrong one does is not documented for this call.",
					},
					Field{
						ID:       "access_token",
						Place:    "bearer",
						Required: "unstated",
						Class:    safe.ClassSecret,
						Kind:     "access-token",
						Variable: "NEXTREASON_ACCESS_TOKEN",
						Help:     "Sent as Authorization, Bearer. Leave it out unless the customer's call has one. Never saved here.",
					},
					Field{
						ID:       "version",
						Place:    "path",
						Required: "yes",
						Enum: []string{
							"v1",
						},
						Default: "v1",
						Help:    "The version of the API, in the path. Only v1 is documented.",
					},
				},
				Variant: &Variant{
					Field: "user_id",
					Else:  "auth_type",
					Words: map[string]string{
						"email": "email",
						"sms":   "mobile",
					},
				},
				Source: "https://docs.nextreason.com/reference/response-codes-otp-send",
				Help:   "Sends a user a new code. The page says that a valid access token is needed, its own example carries none, and an expired one is refused; so an access token is optional here.",
			},
			Operation{
				ID:          "token",
				Name:        "Token",
				Method:      "POST",
				Path:        "/idp/{version}/account/token",
				ContentType: "application/json",
				Counted:     "uses one of 5 tries and gives out tokens of a real user",
				Expect: []int{
					200,
				},
				Fields: []Field{
					Field{
						ID:       "user_id",
						Place:    "body",
						Required: "unstated",
						Class:    safe.Personal,
						Kind:     "user",
						Format:   "email-or-e164",
						User:     true,
						Help:     "Whose code it is. What a missing one does is not documented where we could read it.",
					},
					Field{
						ID:       "auth_type",
						Place:    "body",
						Required: "yes",
						Enum: []string{
							"email",
							"sms",
						},
						Help: "The way the user proved who they are.",
					},
					Field{
						ID:       "code",
						Place:    "body",
						Required: "yes",
						Class:    safe.OneTime,
						Kind:     "code",
						Help:     "The authorisation code of a login, or the digits of an OTP with grant_type pin. Good once.",
					},
					Field{
						ID:       "grant_type",
						Place:    "body",
						Required: "yes",
						Enum: []string{
							"authorization_code",
							"pin",
						},
						Help: "What code is. authorization_code after a login, pin for a one-time code. refresh_token is documented for the hosted journeys only.",
					},
					Field{
						ID:       "redirect_uri",
						Place:    "body",
						Required: "unstated",
						Format:   "url",
						Help:     "The one that the login named. A wrong one is refused.",
					},
					Field{
						ID:       "legal_acceptances",
						Place:    "body",
						Type:     "boolean",
						Required: "no",
						Enum: []string{
							"true",
							"false",
						},
						Pattern: "true",
						Is:      "true",
						Help:    "Whether the user accepted the terms. Tokens come with true, with false, and without it.",
					},
					Field{
						ID:       "version",
						Place:    "path",
						Required: "yes",
						Enum: []string{
							"v1",
						},
						Default: "v1",
						Help:    "The version of the API, in the path. Only v1 is documented.",
					},
				},
				Variant: &Variant{
					Field: "user_id",
					Else:  "auth_type",
					Words: map[string]string{
						"email": "email",
						"sms":   "mobile",
					},
				},
				Source: "https://docs.nextreason.com/reference/response-codes-token",
				Help:   "Exchanges a code for tokens. The hosted journeys have a /token of their own, form-encoded, which this is not.",
			},
			Operation{
				ID:          "login",
				Name:        "Login",
				Method:      "POST",
				Path:        "/idp/{version}/account/login",
				ContentType: "application/json",
				Counted:     "signs a real user in",
				Expect: []int{
					200,
				},
				Fields: []Field{
					Field{
						ID:       "user_id",
						Place:    "body",
						Required: "unstated",
						Class:    safe.Personal,
						Kind:     "user",
						Format:   "email",
						User:     true,
						Help:     "The user's email address. What a missing one does is not documented where we could read it.",
					},
					Field{
						ID:       "password",
						Place:    "body",
						Required: "unstated",
						Class:    safe.ClassSecret,
						Kind:     "password",
						Help:     "The user's password. Never ask a customer for one; use a test user's. Never saved here.",
					},
					Field{
						ID:       "redirect_uri",
						Place:    "body",
						Required: "no",
						Format:   "url",
						Help:     "Where the user goes on. May be empty.",
					},
					Field{
						ID:       "scope",
						Place:    "body",
						Required: "no",
						Help:     "What the token may be used for. May be empty.",
					},
					Field{
						ID:       "resource",
						Place:    "body",
						Required: "no",
						Help:     "The resource that the user wants to reach. A user who may not reach it is refused.",
					},
					Field{
						ID:       "locale",
						Place:    "body",
						Required: "no",
						Format:   "bcp47",
						Help:     "The language, as a BCP 47 tag such as en-US. May be empty or left out.",
					},
					Field{
						ID:       "version",
						Place:    "path",
						Required: "yes",
						Enum: []string{
							"v1",
						},
						Default: "v1",
						Help:    "The version of the API, in the path. Only v1 is documented.",
					},
				},
				Source: "https://docs.nextreason.com/reference/response-codes-login",
				Help:   "Signs a user in with a password. The path is ours by analogy with /account/token; the page with the path is not known to us.",
			},
			Operation{
				ID:          "forgot_password",
				Name:        "Forgot password",
				Method:      "POST",
				Path:        "/idp/{version}/account/forgot-password",
				ContentType: "application/json",
				Counted:     "mails a person",
				Expect: []int{
					200,
				},
				Bare: true,
				Fields: []Field{
					Field{
						ID:       "user_id",
						Place:    "body",
						Required: "unstated",
						Class:    safe.Personal,
						Kind:     "user",
						Format:   "email-or-e164",
						User:     true,
						Help:     "Who forgot it. What an unknown one is answered is not documented where we could read it.",
					},
					Field{
						ID:       "auth_type",
						Place:    "body",
						Required: "yes",
						Enum: []string{
							"email",
							"sms",
						},
						Help: "The way the link goes. email is the value seen in the vendor's pages for it.",
					},
					Field{
						ID:       "grant_type",
						Place:    "body",
						Required: "no",
						Enum: []string{
							"authorization_code",
							"pin",
						},
						Help: "Not looked at here. Wrong, empty and absent are all accepted; the two values are those of the token call.",
					},
					Field{
						ID:       "locale",
						Place:    "body",
						Required: "no",
						Format:   "bcp47",
						Help:     "The language, as a BCP 47 tag such as en-US. May be left out.",
					},
					Field{
						ID:       "redirect_uri",
						Place:    "body",
						Required: "yes",
						Format:   "url",
						Help:     "Where the link in the mail leads. It must be an address that is allowed for the client.",
					},
					Field{
						ID:       "version",
						Place:    "path",
						Required: "yes",
						Enum: []string{
							"v1",
						},
						Default: "v1",
						Help:    "The version of the API, in the path. Only v1 is documented.",
					},
				},
				Source: "https://docs.nextreason.com/reference/response-codes-forgot-password",
				Help:   "Mails a link to set a new password.",
			},
			Operation{
				ID:          "resend_verification",
				Name:        "Resend verification",
				Method:      "POST",
				Path:        "/idp/{version}/account/resend-verification",
				ContentType: "application/json",
				Counted:     "mails a person",
				Expect: []int{
					200,
				},
				Bare: true,
				Fields: []Field{
					Field{
						ID:       "user_id",
						Place:    "body",
						Required: "unstated",
						Class:    safe.Personal,
						Kind:     "user",
						Format:   "email-or-e164",
						User:     true,
						Help:     "Who waits for the mail. An unknown one is answered like a known one.",
					},
					Field{
						ID:       "auth_type",
						Place:    "body",
						Required: "yes",
						Enum: []string{
							"email",
							"sms",
						},
						Help: "The way the link goes. email is the value seen in the vendor's pages for it.",
					},
					Field{
						ID:       "grant_type",
						Place:    "body",
						Required: "no",
						Enum: []string{
							"authorization_code",
							"pin",
						},
						Help: "Not looked at here. Wrong, empty and absent are all accepted; the two values are those of the token call.",
					},
					Field{
						ID:       "locale",
						Place:    "body",
						Required: "no",
						Format:   "bcp47",
						Help:     "The language, as a BCP 47 tag such as en-US. May be empty or left out.",
					},
					Field{
						ID:       "redirect_uri",
						Place:    "body",
						Required: "yes",
						Format:   "url",
						Help:     "Where the link in the mail leads. It must be an address that is allowed for the client.",
					},
					Field{
						ID:       "version",
						Place:    "path",
						Required: "yes",
						Enum: []string{
							"v1",
						},
						Default: "v1",
						Help:    "The version of the API, in the path. Only v1 is documented.",
					},
				},
				Source: "https://docs.nextreason.com/reference/response-codes-resend-verification",
				Help:   "Mails the link again that confirms an email address. Known and unknown users get the same answer, on purpose. The path is ours by analogy with /account/token.",
			},
			Operation{
				ID:          "register",
				Name:        "Register",
				Method:      "POST",
				Path:        "/idp/{version}/account/register",
				ContentType: "application/json",
				Counted:     "makes a user account and mails a person",
				Expect: []int{
					200,
				},
				Fields: []Field{
					Field{
						ID:       "emailAddress",
						Place:    "body",
						Required: "unstated",
						Class:    safe.Personal,
						Kind:     "email",
						Format:   "email",
						User:     true,
						Help:     "The new user's email address.",
					},
					Field{
						ID:       "newPassword",
						Place:    "body",
						Required: "no",
						Class:    safe.ClassSecret,
						Kind:     "password",
						Help:     "Only where the client is set up to ask for one at registration; otherwise it is refused.",
					},
					Field{
						ID:       "newPasswordConfirm",
						Place:    "body",
						Required: "no",
						Class:    safe.ClassSecret,
						Kind:     "password",
						Help:     "The same again, and only together with newPassword.",
					},
					Field{
						ID:       "locale",
						Place:    "body",
						Required: "no",
						Format:   "bcp47",
						Help:     "The language, as a BCP 47 tag such as en-US.",
					},
					Field{
						ID:       "version",
						Place:    "path",
						Required: "yes",
						Enum: []string{
							"v1",
						},
						Default: "v1",
						Help:    "The version of the API, in the path. Only v1 is documented.",
					},
				},
				Source: "https://docs.nextreason.com/reference/response-codes-register",
				Help:   "Makes a user. A new one is answered with a uuid, one that is there already without. The path is ours by analogy with /account/token.",
			},
		},
		Checks: []Check{
			Check{
				ID: "known_path",
				Group: []int{
					503,
				},
				Text:   "Method and path are those of a documented call",
				Is:     "known-path",
				Ask:    "Compare method and path with the vendor's page, letter by letter.",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/docs/otp",
			},
			Check{
				ID: "version_v1",
				Group: []int{
					503,
				},
				Text:  "The path names version v1",
				Field: "version",
				Is:    "one-of",
				Predicts: []string{
					"nextreason.otp_verify.mobile.24",
					"nextreason.inferred.version",
				},
				Ask:    "Look at the path; it begins with /idp/v1/.",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-otp-verify",
			},
			Check{
				ID: "region_right",
				Group: []int{
					502,
					503,
				},
				Text:   "Host and region are those of this customer",
				Is:     "ask",
				Ask:    "Compare the host, up to the region in it (eu), with the address that the customer was given, or with their custom domain.",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/docs/otp",
			},
			Check{
				ID: "env_id_present",
				Group: []int{
					400,
				},
				Text:  "env_id is in the URL, unless the host is a custom domain",
				Field: "env_id",
				Is:    "present",
				Predicts: []string{
					"nextreason.search.otp-send.email.09",
					"nextreason.search.token.email.07",
					"nextreason.search.login.email.07",
					"nextreason.search.forgot-password.email.08",
					"nextreason.inferred.invalid_domain",
				},
				Ask:    "Look at the query of the URL for env_id. A custom domain does without.",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/docs/otp",
			},
			Check{
				ID:    "env_id_clean",
				Text:  "env_id was copied without white space or quotes",
				Field: "env_id",
				Is:    "clean",
				Predicts: []string{
					"nextreason.search.otp-send.email.09",
					"nextreason.search.token.email.07",
					"nextreason.search.login.email.07",
					"nextreason.search.forgot-password.email.08",
					"nextreason.inferred.invalid_domain",
				},
				Basis: "inferred",
			},
			Check{
				ID: "env_right",
				Group: []int{
					400,
					403,
				},
				Text:   "The environment id is that of the environment that was meant",
				Is:     "ask",
				Ask:    "Compare env_id with the id that nextReason shows for this environment. Test and production differ in it alone.",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-otp-send",
			},
			Check{
				ID: "content_type",
				Group: []int{
					400,
				},
				Text: "Content-Type is application/json",
				Is:   "content-type",
				Predicts: []string{
					"nextreason.otp_verify.email.08",
					"nextreason.search.otp-send.email.08",
					"nextreason.search.token.email.06",
					"nextreason.search.login.email.09",
					"nextreason.search.resend-verification.email.10",
					"nextreason.search.forgot-password.email.07",
					"nextreason.inferred.broken_json",
				},
				Ask:    "Look at the outgoing request for Content-Type application/json. The hosted /token is the one call that is form-encoded.",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/docs/otp",
			},
			Check{
				ID: "body_parses",
				Group: []int{
					400,
				},
				Text: "The request body is one JSON object",
				Is:   "body-parses",
				Predicts: []string{
					"nextreason.otp_verify.email.08",
					"nextreason.search.otp-send.email.08",
					"nextreason.search.token.email.06",
					"nextreason.search.login.email.09",
					"nextreason.search.resend-verification.email.10",
					"nextreason.search.forgot-password.email.07",
					"nextreason.inferred.broken_json",
				},
				Ask:    "Run the body that was sent through a JSON parser.",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-otp-verify",
			},
			Check{
				ID: "client_id_present",
				Group: []int{
					422,
				},
				Text:  "client_id is there and not empty",
				Field: "client_id",
				Is:    "present",
				Predicts: []string{
					"nextreason.otp_verify.email.14",
					"nextreason.otp_verify.email.13",
					"nextreason.otp_verify.mobile.11",
					"nextreason.otp_verify.mobile.10",
					"nextreason.search.otp-send.email.13",
					"nextreason.search.otp-send.email.12",
					"nextreason.search.token.email.11",
					"nextreason.search.token.email.10",
					"nextreason.search.login.email.17",
					"nextreason.search.login.email.16",
					"nextreason.search.resend-verification.email.13",
					"nextreason.search.resend-verification.email.12",
					"nextreason.search.forgot-password.email.11",
					"nextreason.search.forgot-password.email.10",
					"nextreason.inferred.client_id_absent",
				},
				Ask:    "Look at the body that was sent for client_id with a value.",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-otp-verify",
			},
			Check{
				ID:    "client_id_clean",
				Text:  "client_id was copied without white space or quotes",
				Field: "client_id",
				Is:    "clean",
				Predicts: []string{
					"nextreason.otp_verify.email.09",
					"nextreason.otp_verify.mobile.09",
					"nextreason.search.otp-send.email.11",
					"nextreason.search.token.email.08",
					"nextreason.search.login.email.14",
					"nextreason.search.resend-verification.email.11",
					"nextreason.search.forgot-password.email.09",
					"nextreason.inferred.client_unknown",
				},
				Basis: "inferred",
			},
			Check{
				ID: "client_right",
				Group: []int{
					403,
				},
				Text:   "The client id exists in this environment",
				Is:     "ask",
				Ask:    "Compare client_id with the applications that are set up in this very environment.",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-otp-verify",
			},
			Check{
				ID: "user_id_present",
				Group: []int{
					422,
				},
				Text:  "user_id is there and not empty",
				Field: "user_id",
				Is:    "present",
				Predicts: []string{
					"nextreason.otp_verify.email.17",
					"nextreason.otp_verify.email.16",
					"nextreason.otp_verify.mobile.17",
					"nextreason.otp_verify.mobile.16",
					"nextreason.search.otp-send.email.16",
					"nextreason.search.otp-send.email.15",
					"nextreason.inferred.user_id_absent",
				},
				Ask:    "Look at the body that was sent for user_id with a value.",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-otp-verify",
			},
			Check{
				ID: "user_id_form",
				Group: []int{
					422,
				},
				Text:  "user_id is an email address or an E.164 number",
				Field: "user_id",
				Is:    "format",
				Predicts: []string{
					"nextreason.inferred.user_id_form",
				},
				Ask:    "Ask for user_id as it was sent; a number wants its plus sign and country code.",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/docs/otp",
			},
			Check{
				ID: "user_known",
				Group: []int{
					401,
					422,
				},
				Text:   "The user exists in this environment under exactly this user_id",
				Is:     "ask",
				Ask:    "Look the user up in the environment that was called, by the address or number exactly as it was sent.",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-otp-verify",
			},
			Check{
				ID: "auth_type_present",
				Group: []int{
					422,
				},
				Operations: []string{
					"otp_verify",
					"otp_send",
					"token",
					"resend_verification",
					"forgot_password",
				},
				Text:  "auth_type is there and not empty",
				Field: "auth_type",
				Is:    "present",
				Predicts: []string{
					"nextreason.otp_verify.email.20",
					"nextreason.otp_verify.email.19",
					"nextreason.otp_verify.mobile.20",
					"nextreason.otp_verify.mobile.19",
					"nextreason.search.token.email.17",
					"nextreason.search.token.email.16",
					"nextreason.search.resend-verification.email.16",
					"nextreason.search.resend-verification.email.15",
					"nextreason.search.forgot-password.email.14",
					"nextreason.search.forgot-password.email.13",
					"nextreason.inferred.auth_type_absent",
				},
				Ask:    "Look at the body that was sent for auth_type with a value.",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-otp-verify",
			},
			Check{
				ID: "auth_type_known",
				Group: []int{
					422,
				},
				Operations: []string{
					"otp_verify",
					"otp_send",
					"token",
					"resend_verification",
					"forgot_password",
				},
				Text:  "auth_type is email or sms",
				Field: "auth_type",
				Is:    "one-of",
				Predicts: []string{
					"nextreason.otp_verify.email.18",
					"nextreason.otp_verify.mobile.18",
					"nextreason.search.token.email.15",
					"nextreason.search.resend-verification.email.14",
					"nextreason.search.forgot-password.email.12",
					"nextreason.inferred.auth_type",
				},
				Ask:    "Ask which auth_type was sent, letter for letter.",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/docs/otp",
			},
			Check{
				ID: "auth_type_fits",
				Group: []int{
					422,
				},
				Operations: []string{
					"otp_verify",
					"otp_send",
					"token",
				},
				Text:   "auth_type fits the user, email for an address and sms for a number",
				Field:  "auth_type",
				Is:     "same-variant",
				Ask:    "Hold auth_type against user_id. An address with sms, or a number with email, cannot work.",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/docs/otp",
			},
			Check{
				ID: "code_present",
				Group: []int{
					422,
					502,
				},
				Operations: []string{
					"otp_verify",
					"token",
				},
				Text:  "code is there and not empty",
				Field: "code",
				Is:    "present",
				Predicts: []string{
					"nextreason.otp_verify.email.12",
					"nextreason.otp_verify.email.23",
					"nextreason.otp_verify.mobile.14",
					"nextreason.otp_verify.mobile.22",
					"nextreason.inferred.code_absent",
				},
				Ask:    "Look at the body that was sent for code with a value.",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-otp-verify",
			},
			Check{
				ID: "code_form",
				Group: []int{
					422,
				},
				Operations: []string{
					"otp_verify",
				},
				Text:  "code is six digits, without blanks",
				Field: "code",
				Is:    "format",
				Predicts: []string{
					"nextreason.otp_verify.email.11",
					"nextreason.otp_verify.mobile.12",
				},
				Ask:    "Ask how many digits were typed, and whether anything stood between them. Do not ask for the digits.",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/docs/otp",
			},
			Check{
				ID: "code_newest",
				Group: []int{
					403,
					422,
				},
				Operations: []string{
					"otp_verify",
					"token",
				},
				Text:   "The code is from the newest message, a few minutes old, and not used before",
				Is:     "ask",
				Ask:    "Ask when the newest message came, whether more than one came, and whether its code was entered before.",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/docs/passwordless-authentication",
			},
			Check{
				ID: "attempts",
				Group: []int{
					422,
					429,
				},
				Operations: []string{
					"otp_verify",
					"otp_send",
					"token",
				},
				Text:   "The user made fewer than five attempts in the last minute",
				Is:     "ask",
				Ask:    "Count the user's calls of OTP verify, OTP send and token within one minute, good and bad, retries of the backend among them.",
				Limit:  "user_attempts",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-otp-verify",
			},
			Check{
				ID: "locale_form",
				Group: []int{
					502,
				},
				Text:  "locale, where it is sent, is a BCP 47 tag",
				Field: "locale",
				Is:    "format",
				Predicts: []string{
					"nextreason.otp_verify.email.24",
					"nextreason.otp_verify.mobile.23",
				},
				Ask:    "Ask which locale was sent; en_US with an underscore is the usual slip.",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-otp-verify",
			},
			Check{
				ID: "message_code",
				Operations: []string{
					"otp_send",
				},
				Text:  "message, where it is sent, holds %code%",
				Field: "message",
				Is:    "format",
				Predicts: []string{
					"nextreason.inferred.otp_send.no_placeholder",
				},
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/docs/otp",
			},
			Check{
				ID: "access_token_clean",
				Operations: []string{
					"otp_send",
				},
				Text:  "The access token was copied without white space or quotes",
				Field: "access_token",
				Is:    "clean",
				Predicts: []string{
					"nextreason.search.otp-send.email.10",
				},
				Basis: "inferred",
			},
			Check{
				ID: "access_token_fresh",
				Group: []int{
					401,
				},
				Operations: []string{
					"otp_send",
				},
				Text:   "The access token has not expired",
				Is:     "ask",
				Ask:    "Ask when the access token was fetched, and read exp in it where it is a JWT.",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-otp-send",
			},
			Check{
				ID: "grant_type_present",
				Group: []int{
					422,
				},
				Operations: []string{
					"token",
				},
				Text:  "grant_type is there and not empty",
				Field: "grant_type",
				Is:    "present",
				Predicts: []string{
					"nextreason.search.token.email.14",
					"nextreason.search.token.email.13",
				},
				Ask:    "Look at the body that was sent for grant_type with a value.",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-token",
			},
			Check{
				ID: "grant_type_known",
				Group: []int{
					422,
				},
				Operations: []string{
					"token",
				},
				Text:  "grant_type is authorization_code or pin",
				Field: "grant_type",
				Is:    "one-of",
				Predicts: []string{
					"nextreason.search.token.email.12",
				},
				Ask:    "Ask which grant_type was sent.",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/docs/api-token",
			},
			Check{
				ID: "redirect_uri_present",
				Group: []int{
					422,
				},
				Operations: []string{
					"resend_verification",
					"forgot_password",
				},
				Text:  "redirect_uri is there and not empty",
				Field: "redirect_uri",
				Is:    "present",
				Predicts: []string{
					"nextreason.search.resend-verification.email.18",
					"nextreason.search.forgot-password.email.16",
				},
				Ask:    "Look at the body that was sent for redirect_uri with a value.",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-forgot-password",
			},
			Check{
				ID: "redirect_uri_form",
				Group: []int{
					422,
				},
				Operations: []string{
					"token",
					"resend_verification",
					"forgot_password",
				},
				Text:  "redirect_uri is a web address",
				Field: "redirect_uri",
				Is:    "format",
				Predicts: []string{
					"nextreason.search.token.email.18",
					"nextreason.search.resend-verification.email.17",
					"nextreason.search.forgot-password.email.15",
				},
				Ask:    "Ask which redirect_uri was sent.",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-forgot-password",
			},
			Check{
				ID: "redirect_uri_allowed",
				Group: []int{
					422,
				},
				Operations: []string{
					"token",
					"resend_verification",
					"forgot_password",
				},
				Text:   "redirect_uri is on the list of addresses that the client may use",
				Is:     "ask",
				Ask:    "Compare redirect_uri, letter for letter, with the addresses that are allowed for this client.",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-forgot-password",
			},
			Check{
				ID: "email_confirmed",
				Group: []int{
					422,
				},
				Operations: []string{
					"login",
				},
				Text:   "The user's email address is confirmed",
				Is:     "ask",
				Ask:    "Look the user up, and see whether the address was ever confirmed.",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-login",
			},
			Check{
				ID: "resource_allowed",
				Group: []int{
					403,
				},
				Operations: []string{
					"login",
				},
				Text:   "The user may reach the resource that was asked for",
				Is:     "ask",
				Ask:    "Look at what this user may reach, and at the resource in the request.",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-login",
			},
			Check{
				ID: "email_form",
				Group: []int{
					422,
				},
				Operations: []string{
					"register",
				},
				Text:  "emailAddress is an email address",
				Field: "emailAddress",
				Is:    "format",
				Predicts: []string{
					"nextreason.search.register.email.01",
				},
				Ask:    "Ask for the address as it was sent.",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-register",
			},
			Check{
				ID: "no_password",
				Group: []int{
					422,
				},
				Operations: []string{
					"register",
				},
				Text:   "newPassword is sent only where the client asks for one",
				Is:     "ask",
				Ask:    "Compare the body with the fields that this client is set up to take at registration.",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-register",
			},
		},
		Rows: []Row{
			Row{
				ID:        "nextreason.otp_verify.email.01",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:  "The code was right",
				Cause:  "The user typed the code that was sent to them, in time. Nothing else is needed from this call.",
				Fix:    "Nothing to mend here. If the user is still stopped, it happens after this call, in how the customer's application goes on from the 200.",
				Settle: "Did the user get in after this answer?",
				Reply:  "Your code was accepted. If the page has not moved on by itself, please open it again.",
				Twins: []string{
					"nextreason.inferred.success",
				},
				Note:    "What the body of a success holds is not documented, so the status alone is read.",
				Variant: "email",
				Question: &Question{
					ID: "went_on",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.email.02",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:   "The code was right; redirect_uri is no web address",
				Cause:   "The code was accepted. redirect_uri is not an address, and this call does not look at it.",
				Fix:     "Nothing to mend for the verification. Correct redirect_uri all the same, since the calls that send links refuse a wrong one.",
				Settle:  "Which redirect_uri was sent?",
				Reply:   "Your code was accepted. If the page has not moved on by itself, please open it again.",
				Note:    "What the body of a success holds is not documented, so the status alone is read.",
				Variant: "email",
				Request: []Clue{
					Clue{
						Field: "redirect_uri",
						Is:    "malformed",
					},
				},
				Question: &Question{
					ID:    "redirect_value",
					Field: "redirect_uri",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.email.03",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:   "The code was right; redirect_uri was sent empty",
				Cause:   "The code was accepted. redirect_uri was there without a value, which this call allows.",
				Fix:     "Nothing to mend. If the user should be led on by nextReason, fill redirect_uri; here the customer's application leads them on.",
				Settle:  "Which redirect_uri was sent?",
				Reply:   "Your code was accepted. If the page has not moved on by itself, please open it again.",
				Note:    "What the body of a success holds is not documented, so the status alone is read.",
				Variant: "email",
				Request: []Clue{
					Clue{
						Field: "redirect_uri",
						Is:    "empty",
					},
				},
				Question: &Question{
					ID:    "redirect_value",
					Field: "redirect_uri",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.email.04",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:   "The code was right; redirect_uri was left out",
				Cause:   "The code was accepted. redirect_uri is optional here, and leaving it out changes nothing.",
				Fix:     "Nothing to mend here. If the user is still stopped, it happens after this call, in how the customer's application goes on from the 200.",
				Settle:  "Which redirect_uri was sent?",
				Reply:   "Your code was accepted. If the page has not moved on by itself, please open it again.",
				Note:    "What the body of a success holds is not documented, so the status alone is read.",
				Variant: "email",
				Request: []Clue{
					Clue{
						Field: "redirect_uri",
						Is:    "absent",
					},
				},
				Question: &Question{
					ID:    "redirect_value",
					Field: "redirect_uri",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.email.05",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:   "The code was right; locale was sent empty",
				Cause:   "The code was accepted. An empty locale is allowed; only one that is filled and wrong makes this call fail.",
				Fix:     "Nothing to mend. Leave locale out, or fill it, where the user's language matters.",
				Settle:  "Which locale was sent, letter for letter?",
				Reply:   "Your code was accepted. If the page has not moved on by itself, please open it again.",
				Note:    "What the body of a success holds is not documented, so the status alone is read.",
				Variant: "email",
				Request: []Clue{
					Clue{
						Field: "locale",
						Is:    "empty",
					},
				},
				Question: &Question{
					ID:    "locale_value",
					Field: "locale",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.email.06",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:   "The code was right; locale was left out",
				Cause:   "The code was accepted. locale is optional, and leaving it out changes nothing.",
				Fix:     "Nothing to mend here. If the user is still stopped, it happens after this call, in how the customer's application goes on from the 200.",
				Settle:  "Which locale was sent, letter for letter?",
				Reply:   "Your code was accepted. If the page has not moved on by itself, please open it again.",
				Note:    "What the body of a success holds is not documented, so the status alone is read.",
				Variant: "email",
				Request: []Clue{
					Clue{
						Field: "locale",
						Is:    "absent",
					},
				},
				Question: &Question{
					ID:    "locale_value",
					Field: "locale",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.email.07",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						400,
					},
					Code: []string{
						"http_exception",
					},
					Text: []string{
						"Invalid json format",
					},
				},
				Title:   "The request had no payload",
				Cause:   "The call arrived with an empty body. The backend sent it before it had anything to send, or something on the way dropped the body, as a redirect or a proxy does.",
				Fix:     "Send the fields as one JSON object. Look at the request as it left the backend, not as the code means it.",
				Settle:  "Was there anything in the body that left the backend?",
				Reply:   "We could not check your code just now, and it is nothing you did. We are looking into it; please ask for a new code when we write to you.",
				Note:    "Two answers carry the text “Invalid json format”: http_exception is the one for an empty payload, invalid_parameters the one for broken JSON. The row is printed for email only; we take it to hold for mobile numbers too.",
				Variant: "email",
				Request: []Clue{
					Clue{
						Is: "no-body",
					},
				},
				Question: &Question{
					ID:    "payload_sent",
					Yes:   "against",
					Check: "body_parses",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.email.08",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						400,
					},
					Code: []string{
						"invalid_parameters",
					},
					Text: []string{
						"Invalid json format",
					},
				},
				Title: "The payload is not valid JSON",
				Cause: "There was a body and it does not parse. Usual reasons are a body put together as text, a missing quote or comma, a form-encoded body, or a value that was not escaped.",
				Evidence: []string{
					"content_type",
				},
				Fix:     "Let a JSON library build the body, and send it as one object with Content-Type application/json.",
				Settle:  "Does the body, exactly as it was sent, pass a JSON parser?",
				Reply:   "We could not check your code just now, and it is nothing you did. We are looking into it; please ask for a new code when we write to you.",
				Note:    "The row is printed for email only; we take it to hold for mobile numbers too. The code is printed without the stray quote that this table puts behind it on its 422 rows.",
				Variant: "email",
				Request: []Clue{
					Clue{
						Is: "broken-body",
					},
				},
				Question: &Question{
					ID:    "body_parses",
					Yes:   "against",
					Check: "body_parses",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.email.09",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						403,
					},
					Code: []string{
						"http_exception",
					},
					Text: []string{
						"Forbidden",
					},
				},
				Title: "client_id is not known here",
				Cause: "No application has this client id in the environment that was called, so the code was not looked at. The id is mistyped, or it belongs to the other environment.",
				Evidence: []string{
					"client_id_clean",
				},
				Fix:     "Copy client_id from the application that is set up in this very environment, and check that env_id names the same one.",
				Settle:  "Is this client id listed among the applications of this very environment?",
				Reply:   "We could not check your code just now, and it is nothing you did. We are looking into it; please ask for a new code when we write to you.",
				Note:    "The body says no more than “Forbidden”. That it is about client_id stands in the vendor's table, not in the answer.",
				Variant: "email",
				Past: []Sign{
					"works-elsewhere",
				},
				Question: &Question{
					ID:    "client_known",
					Yes:   "against",
					Check: "client_right",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.email.10",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_code",
					},
					Text: []string{
						"Please enter a valid verification code.",
					},
				},
				Title:   "The code is not the one that was sent",
				Cause:   "Six digits arrived, and they are not the code that this user was last sent. They were mistyped, read from an older message, or sent to another user.",
				Fix:     "Have the user ask for a new code and type the one from the newest message. Each wrong try counts towards the five a minute.",
				Settle:  "Do the digits that were sent stand in the newest message to this user?",
				Reply:   "Please ask for a new code and enter the six digits from the newest message within a few minutes, without spaces.",
				Note:    "The vendor prints an “incorrect” and an “invalid” code with the same answer and explains neither. We read incorrect as six wrong digits and invalid as something that is not six digits.",
				Variant: "email",
				Request: []Clue{
					Clue{
						Field: "code",
						Is:    "well-formed",
					},
				},
				Past: []Sign{
					"code-refused",
				},
				Verbatim: []string{
					"invalid_code'",
				},
				Question: &Question{
					ID:    "code_matches",
					Yes:   "against",
					Check: "code_newest",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.email.11",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_code",
					},
					Text: []string{
						"Please enter a valid verification code.",
					},
				},
				Title:   "What was sent as the code is not six digits",
				Cause:   "The code field holds something other than six digits. A blank or a dash came along when it was copied, a leading zero was lost because it was kept as a number, or another field ended up in it.",
				Fix:     "Have the field strip blanks and accept six digits only, and keep the code as text, so that 012345 stays six characters.",
				Settle:  "Was anything but six digits sent as the code?",
				Reply:   "Please ask for a new code and enter the six digits from the newest message within a few minutes, without spaces.",
				Note:    "The vendor prints an “incorrect” and an “invalid” code with the same answer and explains neither. Six digits is the form of the vendor's example; the rule itself is not written down.",
				Variant: "email",
				Request: []Clue{
					Clue{
						Field: "code",
						Is:    "malformed",
					},
				},
				Verbatim: []string{
					"invalid_code'",
				},
				Question: &Question{
					ID:    "code_odd",
					Check: "code_form",
					Pass:  "no",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.email.12",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_code",
					},
					Detail: map[string]string{
						"code": "field required",
					},
				},
				Title:   "code is not in the request",
				Cause:   "The body has no field code at all, so there was nothing to check. The backend names the field otherwise, or drops it when the user's input is empty.",
				Fix:     "Send what the user typed under the name code, as text. Let the form insist on six digits before it calls.",
				Settle:  "Does the body that was sent have a field named code?",
				Reply:   "Please enter the six digits from the newest message and send them again. If that does not help, ask for a new code.",
				Note:    "The email table prints this under invalid_code, the mobile table under invalid_parameters; the text is the same.",
				Variant: "email",
				Request: []Clue{
					Clue{
						Field: "code",
						Is:    "absent",
					},
				},
				Verbatim: []string{
					"invalid_code'",
				},
				Question: &Question{
					ID:    "code_there",
					Yes:   "against",
					Check: "code_present",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.email.13",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"client_id.missing": "required",
					},
				},
				Title:   "client_id was sent empty",
				Cause:   "The field client_id is there and has no value, so nextReason cannot tell which application asks. It is most often a setting that is not filled on the server that made the call.",
				Fix:     "Fill client_id from the configuration of this environment, and have the backend refuse to start without it.",
				Settle:  "Did client_id have a value in the body that was sent?",
				Reply:   "We could not check your code just now, and it is nothing you did. We are looking into it; please ask for a new code when we write to you.",
				Variant: "email",
				Request: []Clue{
					Clue{
						Field: "client_id",
						Is:    "empty",
					},
				},
				Verbatim: []string{
					"invalid_parameters'",
				},
				Question: &Question{
					ID:    "client_there",
					Yes:   "against",
					Check: "client_id_present",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.email.14",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"client_id": "field required",
					},
				},
				Title:   "client_id is not in the request",
				Cause:   "The body has no field client_id. It was forgotten, misspelt (clientId is a frequent one), or sent as a header or in the URL, where it is not looked for.",
				Fix:     "Put client_id into the JSON body, under exactly this name.",
				Settle:  "Does the body that was sent have a field named client_id?",
				Reply:   "We could not check your code just now, and it is nothing you did. We are looking into it; please ask for a new code when we write to you.",
				Variant: "email",
				Request: []Clue{
					Clue{
						Field: "client_id",
						Is:    "absent",
					},
				},
				Verbatim: []string{
					"invalid_parameters'",
				},
				Question: &Question{
					ID:    "client_named",
					Yes:   "against",
					Check: "client_id_present",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.email.15",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"user_id.invalid": "invalid value",
					},
				},
				Title:   "No such user in this environment",
				Cause:   "The address is well formed and belongs to no user here. It is spelt otherwise than at registration, the user is in the other environment, or they never registered.",
				Fix:     "Look the address up in the environment that was called, and send exactly what the OTP send was given.",
				Settle:  "Does a user with exactly this address or number exist in this environment?",
				Reply:   "Please start again. Enter your email address or your mobile number with its country code once more, and use the code from the newest message.",
				Note:    "This call tells a known user from an unknown one. Do not pass that on to the person who asks.",
				Variant: "email",
				Verbatim: []string{
					"invalid_parameters'",
				},
				Question: &Question{
					ID:    "user_known",
					Yes:   "against",
					Check: "user_known",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.email.16",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"user_id.invalid": "invalid format",
					},
				},
				Title:   "user_id was sent empty",
				Cause:   "The field user_id is there and has no value. The backend lost whom it was talking to, often because the session of the first step had ended by the second.",
				Fix:     "Carry the address or number from the OTP send over to this call, and check that it is there before calling.",
				Settle:  "Did user_id have a value in the body that was sent?",
				Reply:   "Please start again. Enter your email address or your mobile number with its country code once more, and use the code from the newest message.",
				Note:    "The email table spells the text “invalid fomat”. It is the table's answer to an empty value; that a malformed address gets the same is our guess.",
				Variant: "email",
				Request: []Clue{
					Clue{
						Field: "user_id",
						Is:    "empty",
					},
				},
				Verbatim: []string{
					"invalid_parameters'",
					"invalid fomat",
				},
				Question: &Question{
					ID:    "user_there",
					Yes:   "against",
					Check: "user_id_present",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.email.17",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"user_id": "field required",
					},
				},
				Title:   "user_id is not in the request",
				Cause:   "The body has no field user_id, so nobody is named whose code it could be. It was forgotten, or goes under another name such as email, phone or userId.",
				Fix:     "Send the user's email address or mobile number under the name user_id, the same as in the OTP send.",
				Settle:  "Does the body that was sent have a field named user_id?",
				Reply:   "Please start again. Enter your email address or your mobile number with its country code once more, and use the code from the newest message.",
				Variant: "email",
				Request: []Clue{
					Clue{
						Field: "user_id",
						Is:    "absent",
					},
				},
				Verbatim: []string{
					"invalid_parameters'",
				},
				Question: &Question{
					ID:    "user_named",
					Yes:   "against",
					Check: "user_id_present",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.email.18",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"auth_type.invalid": "unsupported auth_type value",
					},
				},
				Title:   "auth_type has a value that is not supported",
				Cause:   "auth_type is filled with a word that nextReason does not know, such as mobile, phone or EMAIL. The values seen in its pages are email and sms.",
				Fix:     "Send email for a user with an address and sms for one with a number, in small letters.",
				Settle:  "Which auth_type was sent, letter for letter?",
				Reply:   "We could not check your code just now, and it is nothing you did. We are looking into it; please ask for a new code when we write to you.",
				Note:    "The vendor lists no values for auth_type, and answers an empty one in the same words. Only the request parts the two.",
				Variant: "email",
				Request: []Clue{
					Clue{
						Field: "auth_type",
						Is:    "not-one-of",
					},
				},
				Verbatim: []string{
					"invalid_parameters'",
				},
				Question: &Question{
					ID:    "auth_type_value",
					Field: "auth_type",
					Check: "auth_type_known",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.email.19",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"auth_type.invalid": "unsupported auth_type value",
					},
				},
				Title:   "auth_type was sent empty",
				Cause:   "The field auth_type is there and has no value, and the answer calls that an unsupported value. The backend had not decided between email and text message when it called.",
				Fix:     "Fill auth_type by the kind of user, email for an address and sms for a number.",
				Settle:  "Which auth_type was sent, letter for letter?",
				Reply:   "We could not check your code just now, and it is nothing you did. We are looking into it; please ask for a new code when we write to you.",
				Note:    "The vendor lists no values for auth_type, and answers an empty one in the same words. Only the request parts the two.",
				Variant: "email",
				Request: []Clue{
					Clue{
						Field: "auth_type",
						Is:    "empty",
					},
				},
				Verbatim: []string{
					"invalid_parameters'",
				},
				Question: &Question{
					ID:    "auth_type_value",
					Field: "auth_type",
					Check: "auth_type_known",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.email.20",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"auth_type": "field required",
					},
				},
				Title:   "auth_type is not in the request",
				Cause:   "The body has no field auth_type. nextReason does not guess from user_id whether a code went by email or by text message.",
				Fix:     "Send auth_type with every call, email for an address and sms for a number.",
				Settle:  "Does the body that was sent have a field named auth_type?",
				Reply:   "We could not check your code just now, and it is nothing you did. We are looking into it; please ask for a new code when we write to you.",
				Variant: "email",
				Request: []Clue{
					Clue{
						Field: "auth_type",
						Is:    "absent",
					},
				},
				Verbatim: []string{
					"invalid_parameters'",
				},
				Question: &Question{
					ID:    "auth_type_named",
					Yes:   "against",
					Check: "auth_type_present",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.email.21",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Text: []string{
						"Please enter a valid verification code.",
					},
				},
				Title:   "The code has expired",
				Cause:   "The code was right once and came too late. The mail was slow, or the user left the page open and came back to it.",
				Fix:     "Have the user ask for a new code and enter it at once. If it happens to many, look at how long the mails are under way.",
				Settle:  "Did the user enter the code within a few minutes of asking for it?",
				Reply:   "Please ask for a new code and enter the six digits from the newest message within a few minutes, without spaces.",
				Note:    "For a user known by email an expired code comes under invalid_parameters, and a wrong one under invalid_code; for one known by mobile number both come under invalid_code. How long a code lives is not documented.",
				Variant: "email",
				Past: []Sign{
					"code-old",
				},
				Verbatim: []string{
					"invalid_parameters'",
				},
				Question: &Question{
					ID:    "code_fresh",
					Yes:   "against",
					Check: "code_newest",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.email.22",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						429,
					},
					Code: []string{
						"user_attempts_limit",
					},
					Text: []string{
						"Too many requests",
					},
				},
				Title:   "Five attempts in a minute; the user is blocked",
				Cause:   "Five attempts by this user fell into one minute, good and bad counted alike. nextReason blocks the user for 5 minutes and lifts the block by itself.",
				Fix:     "Let the block run out; do not try again before. Then have the user ask for one new code and enter it once. Retries that the backend makes by itself count too, so look for them.",
				Settle:  "Did this user try five times or more within one minute?",
				Reply:   "Please wait [until {until}|about {wait}|a few minutes] without trying again. Then ask for one new code and enter it once.",
				Note:    "The email table prints user_attempts_limits, the mobile table user_attempts_limit. The warning about the block stands on this page and names /token, so which calls count together is open, and so is whether a try during the block makes it longer. There is no Retry-After.",
				Variant: "email",
				Past: []Sign{
					"limit-reached",
				},
				Verbatim: []string{
					"user_attempts_limits",
				},
				Limit: "user_attempts",
				Question: &Question{
					ID:    "five_attempts",
					Check: "attempts",
					Pass:  "no",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.email.23",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						502,
					},
				},
				Title:   "code was sent empty",
				Cause:   "The field code is there and has no value. nextReason answers that with a 502, as if its platform had failed, and not with a message about the field.",
				Fix:     "Do not call before six digits were typed. This is no outage, and repeating the same call brings the same 502.",
				Settle:  "Did code have a value in the body that was sent?",
				Reply:   "Please enter the six digits from the newest message and send them again. If that does not help, ask for a new code.",
				Note:    "The vendor documents no body for this 502, and the same answer for an invalid locale. Only the request parts the two, and both from a real failure of the platform.",
				Variant: "email",
				Also: []When{
					When{
						Status: []int{
							502,
						},
						Shape: []api.Shape{
							"empty",
							"html",
							"text",
						},
					},
				},
				Request: []Clue{
					Clue{
						Field: "code",
						Is:    "empty",
					},
				},
				Question: &Question{
					ID:    "code_filled",
					Yes:   "against",
					Check: "code_present",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.email.24",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						502,
					},
				},
				Title:   "locale is not a language tag",
				Cause:   "locale is filled with something that is no BCP 47 tag, often en_US with an underscore. nextReason answers that with a 502, as if its platform had failed.",
				Fix:     "Send a tag such as en or en-US, or leave locale out; both are accepted. This is no outage, and repeating the same call brings the same 502.",
				Settle:  "Which locale was sent, letter for letter?",
				Reply:   "We could not check your code just now, and it is nothing you did. We are looking into it; please ask for a new code when we write to you.",
				Note:    "In the vendor's table the remedy for this row speaks of the code, which seems copied from the row above. What a well-formed tag of an unknown language does is not documented.",
				Variant: "email",
				Also: []When{
					When{
						Status: []int{
							502,
						},
						Shape: []api.Shape{
							"empty",
							"html",
							"text",
						},
					},
				},
				Request: []Clue{
					Clue{
						Field: "locale",
						Is:    "malformed",
					},
				},
				Question: &Question{
					ID:    "locale_value",
					Field: "locale",
					Check: "locale_form",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.mobile.02",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:  "The code was right",
				Cause:  "The user typed the code that was sent to them, in time. Nothing else is needed from this call.",
				Fix:    "Nothing to mend here. If the user is still stopped, it happens after this call, in how the customer's application goes on from the 200.",
				Settle: "Did the user get in after this answer?",
				Reply:  "Your code was accepted. If the page has not moved on by itself, please open it again.",
				Twins: []string{
					"nextreason.inferred.success",
				},
				Note:    "What the body of a success holds is not documented, so the status alone is read.",
				Variant: "mobile",
				Question: &Question{
					ID: "went_on",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.mobile.03",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:   "The code was right; redirect_uri is no web address",
				Cause:   "The code was accepted. redirect_uri is not an address, and this call does not look at it.",
				Fix:     "Nothing to mend for the verification. Correct redirect_uri all the same, since the calls that send links refuse a wrong one.",
				Settle:  "Which redirect_uri was sent?",
				Reply:   "Your code was accepted. If the page has not moved on by itself, please open it again.",
				Note:    "What the body of a success holds is not documented, so the status alone is read.",
				Variant: "mobile",
				Request: []Clue{
					Clue{
						Field: "redirect_uri",
						Is:    "malformed",
					},
				},
				Question: &Question{
					ID:    "redirect_value",
					Field: "redirect_uri",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.mobile.04",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:   "The code was right; redirect_uri may not be allowed",
				Cause:   "The code was accepted. A redirect_uri whose host is not on the client's list makes no difference to this call.",
				Fix:     "Nothing to mend for the verification. Have the host added to the client's list all the same, since the calls that send links refuse one that is not.",
				Settle:  "Is the host of redirect_uri on the list of hosts that this client may use?",
				Reply:   "Your code was accepted. If the page has not moved on by itself, please open it again.",
				Note:    "Nothing in the request or the answer shows the client's list. The row is printed for mobile numbers only; we take it to hold for email too.",
				Variant: "mobile",
				Question: &Question{
					ID:  "host_listed",
					Yes: "against",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.mobile.05",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:   "The code was right; redirect_uri was sent empty",
				Cause:   "The code was accepted. redirect_uri was there without a value, which this call allows.",
				Fix:     "Nothing to mend. If the user should be led on by nextReason, fill redirect_uri; here the customer's application leads them on.",
				Settle:  "Which redirect_uri was sent?",
				Reply:   "Your code was accepted. If the page has not moved on by itself, please open it again.",
				Note:    "What the body of a success holds is not documented, so the status alone is read.",
				Variant: "mobile",
				Request: []Clue{
					Clue{
						Field: "redirect_uri",
						Is:    "empty",
					},
				},
				Question: &Question{
					ID:    "redirect_value",
					Field: "redirect_uri",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.mobile.06",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:   "The code was right; redirect_uri was left out",
				Cause:   "The code was accepted. redirect_uri is optional here, and leaving it out changes nothing.",
				Fix:     "Nothing to mend here. If the user is still stopped, it happens after this call, in how the customer's application goes on from the 200.",
				Settle:  "Which redirect_uri was sent?",
				Reply:   "Your code was accepted. If the page has not moved on by itself, please open it again.",
				Note:    "What the body of a success holds is not documented, so the status alone is read.",
				Variant: "mobile",
				Request: []Clue{
					Clue{
						Field: "redirect_uri",
						Is:    "absent",
					},
				},
				Question: &Question{
					ID:    "redirect_value",
					Field: "redirect_uri",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.mobile.07",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:   "The code was right; locale was sent empty",
				Cause:   "The code was accepted. An empty locale is allowed; only one that is filled and wrong makes this call fail.",
				Fix:     "Nothing to mend. Leave locale out, or fill it, where the user's language matters.",
				Settle:  "Which locale was sent, letter for letter?",
				Reply:   "Your code was accepted. If the page has not moved on by itself, please open it again.",
				Note:    "What the body of a success holds is not documented, so the status alone is read.",
				Variant: "mobile",
				Request: []Clue{
					Clue{
						Field: "locale",
						Is:    "empty",
					},
				},
				Question: &Question{
					ID:    "locale_value",
					Field: "locale",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.mobile.08",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:   "The code was right; locale was left out",
				Cause:   "The code was accepted. locale is optional, and leaving it out changes nothing.",
				Fix:     "Nothing to mend here. If the user is still stopped, it happens after this call, in how the customer's application goes on from the 200.",
				Settle:  "Which locale was sent, letter for letter?",
				Reply:   "Your code was accepted. If the page has not moved on by itself, please open it again.",
				Note:    "What the body of a success holds is not documented, so the status alone is read.",
				Variant: "mobile",
				Request: []Clue{
					Clue{
						Field: "locale",
						Is:    "absent",
					},
				},
				Question: &Question{
					ID:    "locale_value",
					Field: "locale",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.mobile.01",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Transport: []string{
						"not-found",
					},
				},
				Title:   "The host name does not exist; no code was checked",
				Cause:   "The caller's own machine found no address for the host in the URL, so nothing was sent and no attempt counted. The region or the customer's part of the host is mistyped, or the name is not public.",
				Fix:     "Compare the host, letter by letter, with the address that the customer was given, for Europe id.eu.nextreason.com. Then look the name up from another network.",
				Settle:  "Does the host name in the URL resolve from another network?",
				Reply:   "We could not reach the service that checks the code. Please try again a little later, with a new code.",
				Note:    "The vendor calls the scenario an invalid environment id. That id is a query parameter and cannot make a name look-up fail; the pages of OTP send and Token say that the host causes this, and that a wrong env_id gets a 400 invalid_domain. The words are those of Postman and Node.js, not of an answer.",
				Variant: "mobile",
				Also: []When{
					When{
						Code: []string{
							"getaddrinfo ENOTFOUND",
						},
					},
					When{
						Text: []string{
							"getaddrinfo ENOTFOUND",
						},
					},
				},
				Question: &Question{
					ID:    "host_resolves",
					Yes:   "against",
					Check: "region_right",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.mobile.09",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						403,
					},
					Code: []string{
						"http_exception",
					},
					Text: []string{
						"Forbidden",
					},
				},
				Title: "client_id is not known here",
				Cause: "No application has this client id in the environment that was called, so the code was not looked at. The id is mistyped, or it belongs to the other environment.",
				Evidence: []string{
					"client_id_clean",
				},
				Fix:     "Copy client_id from the application that is set up in this very environment, and check that env_id names the same one.",
				Settle:  "Is this client id listed among the applications of this very environment?",
				Reply:   "We could not check your code just now, and it is nothing you did. We are looking into it; please ask for a new code when we write to you.",
				Note:    "The body says no more than “Forbidden”. That it is about client_id stands in the vendor's table, not in the answer.",
				Variant: "mobile",
				Past: []Sign{
					"works-elsewhere",
				},
				Question: &Question{
					ID:    "client_known",
					Yes:   "against",
					Check: "client_right",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.mobile.10",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"client_id.missing": "required",
					},
				},
				Title:   "client_id was sent empty",
				Cause:   "The field client_id is there and has no value, so nextReason cannot tell which application asks. It is most often a setting that is not filled on the server that made the call.",
				Fix:     "Fill client_id from the configuration of this environment, and have the backend refuse to start without it.",
				Settle:  "Did client_id have a value in the body that was sent?",
				Reply:   "We could not check your code just now, and it is nothing you did. We are looking into it; please ask for a new code when we write to you.",
				Variant: "mobile",
				Request: []Clue{
					Clue{
						Field: "client_id",
						Is:    "empty",
					},
				},
				Question: &Question{
					ID:    "client_there",
					Yes:   "against",
					Check: "client_id_present",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.mobile.11",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"client_id": "field required",
					},
				},
				Title:   "client_id is not in the request",
				Cause:   "The body has no field client_id. It was forgotten, misspelt (clientId is a frequent one), or sent as a header or in the URL, where it is not looked for.",
				Fix:     "Put client_id into the JSON body, under exactly this name.",
				Settle:  "Does the body that was sent have a field named client_id?",
				Reply:   "We could not check your code just now, and it is nothing you did. We are looking into it; please ask for a new code when we write to you.",
				Variant: "mobile",
				Request: []Clue{
					Clue{
						Field: "client_id",
						Is:    "absent",
					},
				},
				Question: &Question{
					ID:    "client_named",
					Yes:   "against",
					Check: "client_id_present",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.mobile.12",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_code",
					},
					Text: []string{
						"Please enter a valid verification code.",
					},
				},
				Title:   "The code is wrong",
				Cause:   "What arrived is not the code that this number was sent. It was mistyped, copied with a blank, read from an older text message, or sent to another number.",
				Fix:     "Have the user ask for a new code and type the six digits from the newest message. Each wrong try counts towards the five a minute.",
				Settle:  "Did the user enter the code within a few minutes of asking for it?",
				Reply:   "Please ask for a new code and enter the six digits from the newest message within a few minutes, without spaces.",
				Note:    "For a mobile number a wrong and an expired code get the same answer, and the vendor names no remedy for this one. What was tried before, and when the code was sent, part the two.",
				Variant: "mobile",
				Past: []Sign{
					"code-refused",
				},
				Question: &Question{
					ID:    "code_fresh",
					Check: "code_newest",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.mobile.13",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_code",
					},
					Text: []string{
						"Please enter a valid verification code.",
					},
				},
				Title:   "The code has expired or was used up",
				Cause:   "The code was right once and is no longer. It came too late, a newer message has replaced it, or it was accepted before and cannot be used twice.",
				Fix:     "Have the user ask for a new code and enter it at once. If the backend sends the same code twice, mend that; a code is meant to be used once.",
				Settle:  "Did the user enter the code within a few minutes of asking for it?",
				Reply:   "Please ask for a new code and enter the six digits from the newest message within a few minutes, without spaces.",
				Note:    "The vendor documents the expired code only. That a used and a replaced code are answered alike is our guess, and so is a life of 10 minutes.",
				Variant: "mobile",
				Past: []Sign{
					"code-used",
					"code-old",
					"code-replaced",
				},
				Question: &Question{
					ID:    "code_fresh",
					Yes:   "against",
					Check: "code_newest",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.mobile.14",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"code": "field required",
					},
				},
				Title:   "code is not in the request",
				Cause:   "The body has no field code at all, so there was nothing to check. The backend names the field otherwise, or drops it when the user's input is empty.",
				Fix:     "Send what the user typed under the name code, as text. Let the form insist on six digits before it calls.",
				Settle:  "Does the body that was sent have a field named code?",
				Reply:   "Please enter the six digits from the newest message and send them again. If that does not help, ask for a new code.",
				Note:    "The mobile table prints this under invalid_parameters, the email table under invalid_code; the text is the same.",
				Variant: "mobile",
				Request: []Clue{
					Clue{
						Field: "code",
						Is:    "absent",
					},
				},
				Question: &Question{
					ID:    "code_there",
					Yes:   "against",
					Check: "code_present",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.mobile.15",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"user_id.invalid": "invalid value",
					},
				},
				Title:   "No such user in this environment",
				Cause:   "The number belongs to no user here. It was written otherwise than at registration, often without its country code, the user is in the other environment, or they never registered.",
				Fix:     "Look the number up in the environment that was called, and send it in E.164 form, exactly as in the OTP send.",
				Settle:  "Does a user with exactly this address or number exist in this environment?",
				Reply:   "Please start again. Enter your mobile number with its country code[, for example {mended}], and use the code from the newest message.",
				Note:    "The table says “invalid user_id value” and not whether a malformed number counts as one. This call tells a known user from an unknown one. Do not pass that on to the person who asks.",
				Variant: "mobile",
				Question: &Question{
					ID:    "user_known",
					Yes:   "against",
					Check: "user_known",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.mobile.16",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"user_id.invalid": "invalid format",
					},
				},
				Title:   "user_id was sent empty",
				Cause:   "The field user_id is there and has no value. The backend lost whom it was talking to, often because the session of the first step had ended by the second.",
				Fix:     "Carry the address or number from the OTP send over to this call, and check that it is there before calling.",
				Settle:  "Did user_id have a value in the body that was sent?",
				Reply:   "Please start again. Enter your email address or your mobile number with its country code once more, and use the code from the newest message.",
				Note:    "It is the table's answer to an empty value; that a number without its country code gets the same is our guess.",
				Variant: "mobile",
				Request: []Clue{
					Clue{
						Field: "user_id",
						Is:    "empty",
					},
				},
				Question: &Question{
					ID:    "user_there",
					Yes:   "against",
					Check: "user_id_present",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.mobile.17",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"user_id": "field required",
					},
				},
				Title:   "user_id is not in the request",
				Cause:   "The body has no field user_id, so nobody is named whose code it could be. It was forgotten, or goes under another name such as email, phone or userId.",
				Fix:     "Send the user's email address or mobile number under the name user_id, the same as in the OTP send.",
				Settle:  "Does the body that was sent have a field named user_id?",
				Reply:   "Please start again. Enter your email address or your mobile number with its country code once more, and use the code from the newest message.",
				Variant: "mobile",
				Request: []Clue{
					Clue{
						Field: "user_id",
						Is:    "absent",
					},
				},
				Question: &Question{
					ID:    "user_named",
					Yes:   "against",
					Check: "user_id_present",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.mobile.18",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"auth_type.invalid": "unsupported auth_type value",
					},
				},
				Title:   "auth_type has a value that is not supported",
				Cause:   "auth_type is filled with a word that nextReason does not know, such as mobile, phone or EMAIL. The values seen in its pages are email and sms.",
				Fix:     "Send email for a user with an address and sms for one with a number, in small letters.",
				Settle:  "Which auth_type was sent, letter for letter?",
				Reply:   "We could not check your code just now, and it is nothing you did. We are looking into it; please ask for a new code when we write to you.",
				Note:    "The vendor lists no values for auth_type, and answers an empty one in the same words. Only the request parts the two.",
				Variant: "mobile",
				Request: []Clue{
					Clue{
						Field: "auth_type",
						Is:    "not-one-of",
					},
				},
				Question: &Question{
					ID:    "auth_type_value",
					Field: "auth_type",
					Check: "auth_type_known",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.mobile.19",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"auth_type.invalid": "unsupported auth_type value",
					},
				},
				Title:   "auth_type was sent empty",
				Cause:   "The field auth_type is there and has no value, and the answer calls that an unsupported value. The backend had not decided between email and text message when it called.",
				Fix:     "Fill auth_type by the kind of user, email for an address and sms for a number.",
				Settle:  "Which auth_type was sent, letter for letter?",
				Reply:   "We could not check your code just now, and it is nothing you did. We are looking into it; please ask for a new code when we write to you.",
				Note:    "The vendor lists no values for auth_type, and answers an empty one in the same words. Only the request parts the two.",
				Variant: "mobile",
				Request: []Clue{
					Clue{
						Field: "auth_type",
						Is:    "empty",
					},
				},
				Question: &Question{
					ID:    "auth_type_value",
					Field: "auth_type",
					Check: "auth_type_known",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.mobile.20",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"auth_type": "field required",
					},
				},
				Title:   "auth_type is not in the request",
				Cause:   "The body has no field auth_type. nextReason does not guess from user_id whether a code went by email or by text message.",
				Fix:     "Send auth_type with every call, email for an address and sms for a number.",
				Settle:  "Does the body that was sent have a field named auth_type?",
				Reply:   "We could not check your code just now, and it is nothing you did. We are looking into it; please ask for a new code when we write to you.",
				Variant: "mobile",
				Request: []Clue{
					Clue{
						Field: "auth_type",
						Is:    "absent",
					},
				},
				Question: &Question{
					ID:    "auth_type_named",
					Yes:   "against",
					Check: "auth_type_present",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.mobile.21",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						429,
					},
					Code: []string{
						"user_attempts_limit",
					},
					Text: []string{
						"Too many requests",
					},
				},
				Title:   "Five attempts in a minute; the user is blocked",
				Cause:   "Five attempts by this user fell into one minute, good and bad counted alike. nextReason blocks the user for 5 minutes and lifts the block by itself.",
				Fix:     "Let the block run out; do not try again before. Then have the user ask for one new code and enter it once. Retries that the backend makes by itself count too, so look for them.",
				Settle:  "Did this user try five times or more within one minute?",
				Reply:   "Please wait [until {until}|about {wait}|a few minutes] without trying again. Then ask for one new code and enter it once.",
				Note:    "The mobile table prints user_attempts_limit, the email table user_attempts_limits. The warning about the block stands on this page and names /token, so which calls count together is open, and so is whether a try during the block makes it longer. There is no Retry-After.",
				Variant: "mobile",
				Past: []Sign{
					"limit-reached",
				},
				Verbatim: []string{
					"user_attempts_limit",
				},
				Limit: "user_attempts",
				Question: &Question{
					ID:    "five_attempts",
					Check: "attempts",
					Pass:  "no",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.mobile.22",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						502,
					},
				},
				Title:   "code was sent empty",
				Cause:   "The field code is there and has no value. nextReason answers that with a 502, as if its platform had failed, and not with a message about the field.",
				Fix:     "Do not call before six digits were typed. This is no outage, and repeating the same call brings the same 502.",
				Settle:  "Did code have a value in the body that was sent?",
				Reply:   "Please enter the six digits from the newest message and send them again. If that does not help, ask for a new code.",
				Note:    "The vendor documents no body for this 502, and the same answer for an invalid locale. Only the request parts the two, and both from a real failure of the platform.",
				Variant: "mobile",
				Also: []When{
					When{
						Status: []int{
							502,
						},
						Shape: []api.Shape{
							"empty",
							"html",
							"text",
						},
					},
				},
				Request: []Clue{
					Clue{
						Field: "code",
						Is:    "empty",
					},
				},
				Question: &Question{
					ID:    "code_filled",
					Yes:   "against",
					Check: "code_present",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.mobile.23",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						502,
					},
				},
				Title:   "locale is not a language tag",
				Cause:   "locale is filled with something that is no BCP 47 tag, often en_US with an underscore. nextReason answers that with a 502, as if its platform had failed.",
				Fix:     "Send a tag such as en or en-US, or leave locale out; both are accepted. This is no outage, and repeating the same call brings the same 502.",
				Settle:  "Which locale was sent, letter for letter?",
				Reply:   "We could not check your code just now, and it is nothing you did. We are looking into it; please ask for a new code when we write to you.",
				Note:    "In the vendor's table the remedy for this row speaks of the code, which seems copied from the row above. What a well-formed tag of an unknown language does is not documented.",
				Variant: "mobile",
				Also: []When{
					When{
						Status: []int{
							502,
						},
						Shape: []api.Shape{
							"empty",
							"html",
							"text",
						},
					},
				},
				Request: []Clue{
					Clue{
						Field: "locale",
						Is:    "malformed",
					},
				},
				Question: &Question{
					ID:    "locale_value",
					Field: "locale",
					Check: "locale_form",
				},
			},
			Row{
				ID:        "nextreason.otp_verify.mobile.24",
				Operation: "otp_verify",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						503,
					},
					Text: []string{
						"Backend action does not exist",
					},
				},
				Title:   "The path names a version that does not exist",
				Cause:   "The path does not begin with /idp/v1/, and no other version is documented. The 503 looks like an outage and is a wrong address.",
				Fix:     "Put v1 back into the path of the call. Waiting does not help.",
				Settle:  "Does the path of the call begin with /idp/v1/?",
				Reply:   "We could not check your code just now, and it is nothing you did. We are looking into it; please ask for a new code when we write to you.",
				Note:    "The row is printed for mobile numbers only; we take it to hold for email too, and for the other calls. In which key the text stands is not shown.",
				Variant: "mobile",
				Also: []When{
					When{
						Status: []int{
							503,
						},
						Shape: []api.Shape{
							"empty",
							"html",
							"text",
						},
					},
				},
				Request: []Clue{
					Clue{
						Field: "version",
						Is:    "not-one-of",
					},
				},
				Question: &Question{
					ID:    "version_v1",
					Yes:   "against",
					Check: "version_v1",
				},
			},
			Row{
				ID:        "nextreason.search.otp-send.email.02",
				Operation: "otp_send",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-send",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:  "A code is on its way",
				Cause:  "nextReason took the request and hands a new code to the mail or text service. A code that was sent before is probably no good any more.",
				Fix:    "Nothing to mend here. If nothing arrives within a few minutes, it is the delivery that fails; note the time and ask nextReason to trace it.",
				Settle: "Did the message arrive, with a code in it?",
				Reply:  "A message with your code is on its way. It can take a minute or two; if it comes by email, please look in the spam folder too.",
				Twins: []string{
					"nextreason.inferred.success",
				},
				Note: "What the body of a success holds is not documented, so the status alone is read.",
				Question: &Question{
					ID: "arrived",
				},
			},
			Row{
				ID:        "nextreason.search.otp-send.email.03",
				Operation: "otp_send",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-send",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:  "A message is on its way; message was sent empty",
				Cause:  "The request was taken although message, and with it %code%, has no text. What the user then reads is not documented.",
				Fix:    "Give message a text that holds %code%, or leave the field out.",
				Settle: "Is there a code in the message that the user got?",
				Reply:  "A message is on its way. If there is no code in it, please tell us, and do not ask for another one yet.",
				Note:   "The page says that message is the text of a text message and needs %code%, and prints a 200 for email without it.",
				Request: []Clue{
					Clue{
						Field: "message",
						Is:    "empty",
					},
				},
				Question: &Question{
					ID:    "has_code",
					Yes:   "against",
					Check: "message_code",
				},
			},
			Row{
				ID:        "nextreason.search.otp-send.email.04",
				Operation: "otp_send",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-send",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:  "A code is on its way; message was left out",
				Cause:  "The request was taken. message is optional, and without it nextReason uses a text of its own.",
				Fix:    "Nothing to mend here. If nothing arrives within a few minutes, it is the delivery that fails; note the time and ask nextReason to trace it.",
				Settle: "Is there a code in the message that the user got?",
				Reply:  "A message with your code is on its way. It can take a minute or two; if it comes by email, please look in the spam folder too.",
				Note:   "That a text of its own is used is our reading of the 200; the page does not say it.",
				Request: []Clue{
					Clue{
						Field: "message",
						Is:    "absent",
					},
				},
				Question: &Question{
					ID: "has_code",
				},
			},
			Row{
				ID:        "nextreason.search.otp-send.email.05",
				Operation: "otp_send",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-send",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:  "A code is on its way; locale was sent empty",
				Cause:  "The request was taken. An empty locale is allowed; in which language the message then comes is not documented.",
				Fix:    "Fill locale where the language matters, with a tag such as en-US, or leave it out.",
				Settle: "Which locale was sent, letter for letter?",
				Reply:  "A message with your code is on its way. It can take a minute or two; if it comes by email, please look in the spam folder too.",
				Request: []Clue{
					Clue{
						Field: "locale",
						Is:    "empty",
					},
				},
				Question: &Question{
					ID:    "locale_value",
					Field: "locale",
				},
			},
			Row{
				ID:        "nextreason.search.otp-send.email.06",
				Operation: "otp_send",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-send",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:  "A code is on its way; locale was left out",
				Cause:  "The request was taken. locale is optional; in which language the message then comes is not documented.",
				Fix:    "Send locale where the language matters, as a tag such as en-US.",
				Settle: "Which locale was sent, letter for letter?",
				Reply:  "A message with your code is on its way. It can take a minute or two; if it comes by email, please look in the spam folder too.",
				Request: []Clue{
					Clue{
						Field: "locale",
						Is:    "absent",
					},
				},
				Question: &Question{
					ID:    "locale_value",
					Field: "locale",
				},
			},
			Row{
				ID:        "nextreason.search.otp-send.email.01",
				Operation: "otp_send",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-send",
				When: When{
					Transport: []string{
						"not-found",
					},
				},
				Title:  "The host name does not exist; no code was sent",
				Cause:  "The caller's own machine found no address for the host in the URL, so nothing was sent and no attempt counted. The region or the customer's part of the host is mistyped, or the name is not public.",
				Fix:    "Compare the host, letter by letter, with the address that the customer was given, for Europe id.eu.nextreason.com. Then look the name up from another network.",
				Settle: "Does the host name in the URL resolve from another network?",
				Reply:  "We could not reach the service that sends the codes. Please try again a little later.",
				Note:   "The page speaks of the environment in the URL, which we read as the host, since a wrong env_id has a row of its own. The words are those of Postman and Node.js, not of an answer.",
				Also: []When{
					When{
						Code: []string{
							"getaddrinfo ENOTFOUND",
						},
					},
					When{
						Text: []string{
							"getaddrinfo ENOTFOUND",
						},
					},
				},
				Question: &Question{
					ID:    "host_resolves",
					Yes:   "against",
					Check: "region_right",
				},
			},
			Row{
				ID:        "nextreason.search.otp-send.email.07",
				Operation: "otp_send",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-send",
				When: When{
					Status: []int{
						400,
					},
					Code: []string{
						"http_exception",
					},
					Text: []string{
						"Invalid json format",
					},
				},
				Title:  "The request had no payload",
				Cause:  "The call arrived with an empty body. The backend sent it before it had anything to send, or something on the way dropped the body, as a redirect or a proxy does.",
				Fix:    "Send the fields as one JSON object. Look at the request as it left the backend, not as the code means it.",
				Settle: "Was there anything in the body that left the backend?",
				Reply:  "We could not send you a code just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Request: []Clue{
					Clue{
						Is: "no-body",
					},
				},
				Question: &Question{
					ID:    "payload_sent",
					Yes:   "against",
					Check: "body_parses",
				},
			},
			Row{
				ID:        "nextreason.search.otp-send.email.08",
				Operation: "otp_send",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-send",
				When: When{
					Status: []int{
						400,
					},
					Code: []string{
						"invalid_parameters",
					},
					Text: []string{
						"Invalid json format",
					},
				},
				Title: "The payload is not valid JSON",
				Cause: "There was a body and it does not parse. For this call a message text with a quotation mark or a line break in it is a likely reason.",
				Evidence: []string{
					"content_type",
				},
				Fix:    "Let a JSON library build the body, and send it as one object with Content-Type application/json.",
				Settle: "Does the body, exactly as it was sent, pass a JSON parser?",
				Reply:  "We could not send you a code just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Request: []Clue{
					Clue{
						Is: "broken-body",
					},
				},
				Question: &Question{
					ID:    "body_parses",
					Yes:   "against",
					Check: "body_parses",
				},
			},
			Row{
				ID:        "nextreason.search.otp-send.email.09",
				Operation: "otp_send",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-send",
				When: When{
					Status: []int{
						400,
					},
					Code: []string{
						"invalid_domain",
					},
					Text: []string{
						"Invalid API usage",
					},
				},
				Title: "The environment id is not known",
				Cause: "The host is right and env_id names no environment on it. The id is mistyped, was left out although the host is the shared one, or belongs to another region.",
				Evidence: []string{
					"env_id_present",
					"env_id_clean",
				},
				Fix:    "Copy env_id from the environment that was meant. With a custom domain leave it out.",
				Settle: "Is this env_id the id of an environment on this very host?",
				Reply:  "We could not send you a code just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Note:   "The words “Invalid API usage” say nothing of the environment; that this is meant stands in the vendor's table.",
				Past: []Sign{
					"works-elsewhere",
				},
				Question: &Question{
					ID:    "env_known",
					Yes:   "against",
					Check: "env_right",
				},
			},
			Row{
				ID:        "nextreason.search.otp-send.email.10",
				Operation: "otp_send",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-send",
				When: When{
					Status: []int{
						401,
					},
					Code: []string{
						"http_exception",
					},
					Detail: map[string]string{
						"message": "Unauthorized",
					},
				},
				Title: "The access token has expired",
				Cause: "The call carried an access token in Authorization, and its time was over. The backend keeps a token longer than it lives, or its clock is off.",
				Evidence: []string{
					"access_token_clean",
				},
				Fix:    "Fetch a fresh access token before the call and send that one. Take its lifetime from the answer that brought it.",
				Settle: "Does the same call work with an access token that was fetched a minute ago?",
				Reply:  "We could not send you a code just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Note:   "The page asks for a valid access token, its own example sends none, and only an expired one has a row. Whether none at all is refused is open.",
				Also: []When{
					When{
						Status: []int{
							401,
						},
						Code: []string{
							"http_exception",
						},
						Text: []string{
							"Unauthorized",
						},
					},
				},
				Question: &Question{
					ID:    "fresh_token",
					Check: "access_token_fresh",
					Pass:  "no",
				},
			},
			Row{
				ID:        "nextreason.search.otp-send.email.11",
				Operation: "otp_send",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-send",
				When: When{
					Status: []int{
						403,
					},
					Code: []string{
						"http_exception",
					},
					Text: []string{
						"Forbidden",
					},
				},
				Title: "client_id is not known here",
				Cause: "No application has this client id in the environment that was called, so no code was sent. The id is mistyped, or it belongs to the other environment.",
				Evidence: []string{
					"client_id_clean",
				},
				Fix:    "Copy client_id from the application that is set up in this very environment, and check that env_id names the same one.",
				Settle: "Is this client id listed among the applications of this very environment?",
				Reply:  "We could not send you a code just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Note:   "The body says no more than “Forbidden”. That it is about client_id stands in the vendor's table, not in the answer.",
				Past: []Sign{
					"works-elsewhere",
				},
				Question: &Question{
					ID:    "client_known",
					Yes:   "against",
					Check: "client_right",
				},
			},
			Row{
				ID:        "nextreason.search.otp-send.email.12",
				Operation: "otp_send",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-send",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"client_id.missing": "required",
					},
				},
				Title:  "client_id was sent empty",
				Cause:  "The field client_id is there and has no value, so nextReason cannot tell which application asks. It is most often a setting that is not filled on the server that made the call.",
				Fix:    "Fill client_id from the configuration of this environment, and have the backend refuse to start without it.",
				Settle: "Did client_id have a value in the body that was sent?",
				Reply:  "We could not send you a code just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Request: []Clue{
					Clue{
						Field: "client_id",
						Is:    "empty",
					},
				},
				Question: &Question{
					ID:    "client_there",
					Yes:   "against",
					Check: "client_id_present",
				},
			},
			Row{
				ID:        "nextreason.search.otp-send.email.13",
				Operation: "otp_send",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-send",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"client_id": "field required",
					},
				},
				Title:  "client_id is not in the request",
				Cause:  "The body has no field client_id. It was forgotten, misspelt (clientId is a frequent one), or sent as a header or in the URL, where it is not looked for.",
				Fix:    "Put client_id into the JSON body, under exactly this name.",
				Settle: "Does the body that was sent have a field named client_id?",
				Reply:  "We could not send you a code just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Request: []Clue{
					Clue{
						Field: "client_id",
						Is:    "absent",
					},
				},
				Question: &Question{
					ID:    "client_named",
					Yes:   "against",
					Check: "client_id_present",
				},
			},
			Row{
				ID:        "nextreason.search.otp-send.email.14",
				Operation: "otp_send",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-send",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_user",
					},
					Detail: map[string]string{
						"invalid": "invalid value",
					},
				},
				Title:  "No such user in this environment; no code was sent",
				Cause:  "user_id belongs to no user here. It is spelt otherwise than at registration, the user is in the other environment, or they never registered.",
				Fix:    "Look the user up in the environment that was called. If they should be there, compare letter case, blanks and country code.",
				Settle: "Does a user with exactly this address or number exist in this environment?",
				Reply:  "Please check that the email address or the mobile number with its country code is the one you registered with, and ask for a code again.",
				Note:   "OTP send says invalid_user here, with the message on its own; OTP verify says invalid_parameters and names user_id. This call tells a known user from an unknown one. Do not pass that on to the person who asks.",
				Question: &Question{
					ID:    "user_known",
					Yes:   "against",
					Check: "user_known",
				},
			},
			Row{
				ID:        "nextreason.search.otp-send.email.15",
				Operation: "otp_send",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-send",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"user_id.invalid": "invalid format",
					},
				},
				Title:  "user_id was sent empty",
				Cause:  "The field user_id is there and has no value, so there was nobody to send a code to. The form sent its field before the user had filled it.",
				Fix:    "Insist on an address or a number in the form before calling.",
				Settle: "Did user_id have a value in the body that was sent?",
				Reply:  "Please enter your email address or your mobile number with its country code, and ask for a code again.",
				Note:   "It is the table's answer to an empty value; that a malformed one gets the same is our guess.",
				Request: []Clue{
					Clue{
						Field: "user_id",
						Is:    "empty",
					},
				},
				Question: &Question{
					ID:    "user_there",
					Yes:   "against",
					Check: "user_id_present",
				},
			},
			Row{
				ID:        "nextreason.search.otp-send.email.16",
				Operation: "otp_send",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-otp-send",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"user_id": "field required",
					},
				},
				Title:  "user_id is not in the request",
				Cause:  "The body has no field user_id, so there was nobody to send a code to. It was forgotten, or goes under another name such as email, phone or userId.",
				Fix:    "Send the user's email address or mobile number under the name user_id.",
				Settle: "Does the body that was sent have a field named user_id?",
				Reply:  "We could not send you a code just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Note:   "Our copy of the page ends with this row. What it says of auth_type and of too many requests we do not have; the inferred rows stand in for it.",
				Request: []Clue{
					Clue{
						Field: "user_id",
						Is:    "absent",
					},
				},
				Question: &Question{
					ID:    "user_named",
					Yes:   "against",
					Check: "user_id_present",
				},
			},
			Row{
				ID:        "nextreason.search.token.email.02",
				Operation: "token",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-token",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:  "Tokens were issued",
				Cause:  "The code was exchanged for an access token and a refresh token. It is taken to be used up by that.",
				Fix:    "Nothing to mend here. If the user is still stopped, look at what the application does with the tokens; an id token lives 14 days unless it is set otherwise.",
				Settle: "Did the user get in after this answer?",
				Reply:  "You are signed in. If the page has not moved on by itself, please open it again.",
				Twins: []string{
					"nextreason.inferred.success",
				},
				Note: "The table names bearer, access_token and refresh_token as what a success holds. Their values are cut here and never kept.",
				Question: &Question{
					ID: "went_on",
				},
			},
			Row{
				ID:        "nextreason.search.token.email.03",
				Operation: "token",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-token",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:  "Tokens were issued; legal_acceptances was not true",
				Cause:  "Tokens came although the request says that the terms were not accepted. This call does not insist on them.",
				Fix:    "Nothing to mend in the call. Whether the user may go on without accepting is for the customer's application to decide.",
				Settle: "Which legal_acceptances was sent?",
				Reply:  "You are signed in. If the page has not moved on by itself, please open it again.",
				Request: []Clue{
					Clue{
						Field: "legal_acceptances",
						Is:    "malformed",
					},
				},
				Question: &Question{
					ID:    "terms_value",
					Field: "legal_acceptances",
				},
			},
			Row{
				ID:        "nextreason.search.token.email.04",
				Operation: "token",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-token",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:  "Tokens were issued; legal_acceptances was left out",
				Cause:  "Tokens came without a word on the terms. The field is optional.",
				Fix:    "Nothing to mend in the call. Send legal_acceptances where the acceptance has to be on record.",
				Settle: "Which legal_acceptances was sent?",
				Reply:  "You are signed in. If the page has not moved on by itself, please open it again.",
				Request: []Clue{
					Clue{
						Field: "legal_acceptances",
						Is:    "absent",
					},
				},
				Question: &Question{
					ID:    "terms_value",
					Field: "legal_acceptances",
				},
			},
			Row{
				ID:        "nextreason.search.token.email.01",
				Operation: "token",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-token",
				When: When{
					Transport: []string{
						"not-found",
					},
				},
				Title:  "The host name does not exist; no token was asked for",
				Cause:  "The caller's own machine found no address for the host in the URL, so nothing was sent and no attempt counted. The region or the customer's part of the host is mistyped, or the name is not public.",
				Fix:    "Compare the host, letter by letter, with the address that the customer was given, for Europe id.eu.nextreason.com. Then look the name up from another network.",
				Settle: "Does the host name in the URL resolve from another network?",
				Reply:  "We could not reach the service that signs you in. Please try again a little later.",
				Note:   "The page speaks of the environment in the URL, which we read as the host, since a wrong env_id has a row of its own. The words are those of Postman and Node.js, not of an answer.",
				Also: []When{
					When{
						Code: []string{
							"getaddrinfo ENOTFOUND",
						},
					},
					When{
						Text: []string{
							"getaddrinfo ENOTFOUND",
						},
					},
				},
				Question: &Question{
					ID:    "host_resolves",
					Yes:   "against",
					Check: "region_right",
				},
			},
			Row{
				ID:        "nextreason.search.token.email.05",
				Operation: "token",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-token",
				When: When{
					Status: []int{
						400,
					},
					Code: []string{
						"http_exception",
					},
					Text: []string{
						"Invalid json format",
					},
				},
				Title:  "The request had no payload",
				Cause:  "The call arrived with an empty body. The backend sent it before it had anything to send, or something on the way dropped the body, as a redirect or a proxy does.",
				Fix:    "Send the fields as one JSON object. Look at the request as it left the backend, not as the code means it.",
				Settle: "Was there anything in the body that left the backend?",
				Reply:  "We could not finish signing you in, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Request: []Clue{
					Clue{
						Is: "no-body",
					},
				},
				Question: &Question{
					ID:    "payload_sent",
					Yes:   "against",
					Check: "body_parses",
				},
			},
			Row{
				ID:        "nextreason.search.token.email.06",
				Operation: "token",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-token",
				When: When{
					Status: []int{
						400,
					},
					Code: []string{
						"invalid_parameters",
					},
					Text: []string{
						"Invalid json format",
					},
				},
				Title: "The payload is not valid JSON",
				Cause: "There was a body and it does not parse. For this call a form-encoded body is the likely reason, since OAuth libraries send one and the hosted /token takes one.",
				Evidence: []string{
					"content_type",
				},
				Fix:    "Let a JSON library build the body, and send it as one object with Content-Type application/json.",
				Settle: "Does the body, exactly as it was sent, pass a JSON parser?",
				Reply:  "We could not finish signing you in, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Request: []Clue{
					Clue{
						Is: "broken-body",
					},
				},
				Question: &Question{
					ID:    "body_parses",
					Yes:   "against",
					Check: "body_parses",
				},
			},
			Row{
				ID:        "nextreason.search.token.email.07",
				Operation: "token",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-token",
				When: When{
					Status: []int{
						400,
					},
					Code: []string{
						"invalid_domain",
					},
					Text: []string{
						"Invalid API usage",
					},
				},
				Title: "The environment id is not known",
				Cause: "The host is right and env_id names no environment on it. The id is mistyped, was left out although the host is the shared one, or belongs to another region.",
				Evidence: []string{
					"env_id_present",
					"env_id_clean",
				},
				Fix:    "Copy env_id from the environment that was meant. With a custom domain leave it out.",
				Settle: "Is this env_id the id of an environment on this very host?",
				Reply:  "We could not finish signing you in, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Note:   "The words “Invalid API usage” say nothing of the environment; that this is meant stands in the vendor's table.",
				Past: []Sign{
					"works-elsewhere",
				},
				Question: &Question{
					ID:    "env_known",
					Yes:   "against",
					Check: "env_right",
				},
			},
			Row{
				ID:        "nextreason.search.token.email.09",
				Operation: "token",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-token",
				When: When{
					Status: []int{
						403,
					},
					Code: []string{
						"http_exception",
					},
					Text: []string{
						"Forbidden",
					},
				},
				Title:  "The code is not accepted",
				Cause:  "The code was mistyped, has run out, was used already, or was made for another client or redirect_uri. A backend that asks twice for the same code gets this the second time.",
				Fix:    "Start the login or the OTP again and exchange the new code once, at once. Look in the backend's log for a second exchange of the same code.",
				Settle: "Did the same client_id get tokens in this environment with another code?",
				Reply:  "Please start signing in again from the beginning, and use the newest code that reaches you.",
				Note:   "Token answers a wrong code and a wrong client_id with the very same 403. Nothing in the answer parts the two.",
				Past: []Sign{
					"code-used",
					"code-refused",
					"code-old",
					"code-replaced",
				},
				Question: &Question{
					ID:    "client_works",
					Check: "client_right",
				},
			},
			Row{
				ID:        "nextreason.search.token.email.08",
				Operation: "token",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-token",
				When: When{
					Status: []int{
						403,
					},
					Code: []string{
						"http_exception",
					},
					Text: []string{
						"Forbidden",
					},
				},
				Title: "client_id is not known here",
				Cause: "No application has this client id in the environment that was called, so no token was issued. The id is mistyped, or it belongs to the other environment.",
				Evidence: []string{
					"client_id_clean",
				},
				Fix:    "Copy client_id from the application that is set up in this very environment, and check that env_id names the same one.",
				Settle: "Did the same client_id get tokens in this environment with another code?",
				Reply:  "We could not finish signing you in, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Note:   "Token answers a wrong code and a wrong client_id with the very same 403. Nothing in the answer parts the two.",
				Past: []Sign{
					"works-elsewhere",
				},
				Question: &Question{
					ID:    "client_works",
					Yes:   "against",
					Check: "client_right",
				},
			},
			Row{
				ID:        "nextreason.search.token.email.10",
				Operation: "token",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-token",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"client_id.missing": "required",
					},
				},
				Title:  "client_id was sent empty",
				Cause:  "The field client_id is there and has no value, so nextReason cannot tell which application asks. It is most often a setting that is not filled on the server that made the call.",
				Fix:    "Fill client_id from the configuration of this environment, and have the backend refuse to start without it.",
				Settle: "Did client_id have a value in the body that was sent?",
				Reply:  "We could not finish signing you in, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Request: []Clue{
					Clue{
						Field: "client_id",
						Is:    "empty",
					},
				},
				Question: &Question{
					ID:    "client_there",
					Yes:   "against",
					Check: "client_id_present",
				},
			},
			Row{
				ID:        "nextreason.search.token.email.11",
				Operation: "token",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-token",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"client_id": "field required",
					},
				},
				Title:  "client_id is not in the request",
				Cause:  "The body has no field client_id. OAuth libraries often put it into an Authorization header instead, where this call does not look for it.",
				Fix:    "Put client_id into the JSON body, under exactly this name.",
				Settle: "Does the body that was sent have a field named client_id?",
				Reply:  "We could not finish signing you in, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Request: []Clue{
					Clue{
						Field: "client_id",
						Is:    "absent",
					},
				},
				Question: &Question{
					ID:    "client_named",
					Yes:   "against",
					Check: "client_id_present",
				},
			},
			Row{
				ID:        "nextreason.search.token.email.12",
				Operation: "token",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-token",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"grant_type": "unsupported",
					},
				},
				Title:  "grant_type has a value that is not supported",
				Cause:  "grant_type is filled with a word that this call does not take. authorization_code and pin are the documented ones; refresh_token and others belong to the hosted journeys.",
				Fix:    "Send authorization_code with the code of a login, and pin with a one-time code.",
				Settle: "Which grant_type was sent, letter for letter?",
				Reply:  "We could not finish signing you in, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Note:   "An empty grant_type is answered in the same words. Only the request parts the two.",
				Request: []Clue{
					Clue{
						Field: "grant_type",
						Is:    "not-one-of",
					},
				},
				Question: &Question{
					ID:    "grant_type_value",
					Field: "grant_type",
					Check: "grant_type_known",
				},
			},
			Row{
				ID:        "nextreason.search.token.email.13",
				Operation: "token",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-token",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"grant_type": "unsupported",
					},
				},
				Title:  "grant_type was sent empty",
				Cause:  "The field grant_type is there and has no value, and the answer calls that unsupported. The backend did not settle what kind of code it holds.",
				Fix:    "Fill grant_type by the kind of code, authorization_code after a login and pin for a one-time code.",
				Settle: "Which grant_type was sent, letter for letter?",
				Reply:  "We could not finish signing you in, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Note:   "An empty grant_type is answered in the same words. Only the request parts the two.",
				Request: []Clue{
					Clue{
						Field: "grant_type",
						Is:    "empty",
					},
				},
				Question: &Question{
					ID:    "grant_type_value",
					Field: "grant_type",
					Check: "grant_type_known",
				},
			},
			Row{
				ID:        "nextreason.search.token.email.14",
				Operation: "token",
				Basis:     "inferred",
				Source:    "https://docs.nextreason.com/reference/response-codes-token",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"grant_type": "field required",
					},
				},
				Title:  "grant_type is not in the request",
				Cause:  "The body has no field grant_type, so nextReason cannot tell what kind of code it is to exchange.",
				Fix:    "Send grant_type with every call, authorization_code after a login and pin for a one-time code.",
				Settle: "Does the body that was sent have a field named grant_type?",
				Reply:  "We could not finish signing you in, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Note:   "In our copy of the page the error of this row is lost; invalid_parameters is our guess, after its neighbours.",
				Request: []Clue{
					Clue{
						Field: "grant_type",
						Is:    "absent",
					},
				},
				Question: &Question{
					ID:    "grant_type_named",
					Yes:   "against",
					Check: "grant_type_present",
				},
			},
			Row{
				ID:        "nextreason.search.token.email.15",
				Operation: "token",
				Basis:     "inferred",
				Source:    "https://docs.nextreason.com/reference/response-codes-token",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"auth_type.invalid": "unsupported auth_type value",
					},
				},
				Title:  "auth_type has a value that is not supported",
				Cause:  "auth_type is filled with a word that nextReason does not know, such as mobile, phone or EMAIL. The values seen in its pages are email and sms.",
				Fix:    "Send email for a user with an address and sms for one with a number, in small letters.",
				Settle: "Which auth_type was sent, letter for letter?",
				Reply:  "We could not finish signing you in, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Note:   "In our copy of the page error and message of this row are lost; both are our guess, after OTP verify. An empty auth_type is answered in the same words.",
				Request: []Clue{
					Clue{
						Field: "auth_type",
						Is:    "not-one-of",
					},
				},
				Question: &Question{
					ID:    "auth_type_value",
					Field: "auth_type",
					Check: "auth_type_known",
				},
			},
			Row{
				ID:        "nextreason.search.token.email.16",
				Operation: "token",
				Basis:     "inferred",
				Source:    "https://docs.nextreason.com/reference/response-codes-token",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"auth_type.invalid": "unsupported auth_type value",
					},
				},
				Title:  "auth_type was sent empty",
				Cause:  "The field auth_type is there and has no value, and the answer calls that an unsupported value. The backend had not decided between email and text message when it called.",
				Fix:    "Fill auth_type by the kind of user, email for an address and sms for a number.",
				Settle: "Which auth_type was sent, letter for letter?",
				Reply:  "We could not finish signing you in, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Note:   "In our copy of the page error and message of this row are lost; both are our guess, after OTP verify. An empty auth_type is answered in the same words.",
				Request: []Clue{
					Clue{
						Field: "auth_type",
						Is:    "empty",
					},
				},
				Question: &Question{
					ID:    "auth_type_value",
					Field: "auth_type",
					Check: "auth_type_known",
				},
			},
			Row{
				ID:        "nextreason.search.token.email.17",
				Operation: "token",
				Basis:     "inferred",
				Source:    "https://docs.nextreason.com/reference/response-codes-token",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"auth_type": "field required",
					},
				},
				Title:  "auth_type is not in the request",
				Cause:  "The body has no field auth_type. It is not part of OAuth, so a library does not send it by itself.",
				Fix:    "Send auth_type with every call, email for an address and sms for a number.",
				Settle: "Does the body that was sent have a field named auth_type?",
				Reply:  "We could not finish signing you in, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Note:   "In our copy of the page the error of this row is lost; invalid_parameters is our guess, after its neighbours.",
				Request: []Clue{
					Clue{
						Field: "auth_type",
						Is:    "absent",
					},
				},
				Question: &Question{
					ID:    "auth_type_named",
					Yes:   "against",
					Check: "auth_type_present",
				},
			},
			Row{
				ID:        "nextreason.search.token.email.18",
				Operation: "token",
				Basis:     "inferred",
				Source:    "https://docs.nextreason.com/reference/response-codes-token",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"redirect_uri.invalid": "invalid value",
					},
				},
				Title: "redirect_uri is not accepted",
				Cause: "redirect_uri is no web address, is not on the client's list, or is not the one that the login named. A trailing slash or http in place of https is enough.",
				Evidence: []string{
					"redirect_uri_form",
				},
				Fix:    "Send the redirect_uri of the login, letter for letter, and have it added to the client's list.",
				Settle: "Is redirect_uri, letter for letter, on the list of addresses that this client may use?",
				Reply:  "We could not finish signing you in, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Note:   "Our copy of the page ends inside this message; that it reads as on the pages of Forgot password and Resend verification is our guess. What it says of too many requests we do not have.",
				Also: []When{
					When{
						Status: []int{
							422,
						},
						Code: []string{
							"invalid_parameters",
						},
					},
				},
				Request: []Clue{
					Clue{
						Field: "redirect_uri",
						Is:    "present",
					},
				},
				Question: &Question{
					ID:    "redirect_listed",
					Yes:   "against",
					Check: "redirect_uri_allowed",
				},
			},
			Row{
				ID:        "nextreason.search.login.email.02",
				Operation: "login",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-login",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:  "The login was accepted",
				Cause:  "User and password are right, and an authorisation code came back. It is no session yet; the Token call exchanges it.",
				Fix:    "Nothing to mend here. If the user is still stopped, look at the Token call that follows.",
				Settle: "Did the Token call that follows succeed?",
				Reply:  "You are signed in. If the page has not moved on by itself, please open it again.",
				Twins: []string{
					"nextreason.inferred.success",
				},
				Note: "The table names an authorization_code as what a success holds. Its value is cut here and never kept.",
				Question: &Question{
					ID: "token_worked",
				},
			},
			Row{
				ID:        "nextreason.search.login.email.03",
				Operation: "login",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-login",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:  "The login was accepted; redirect_uri was sent empty",
				Cause:  "User and password are right. This call allows an empty redirect_uri; the Token call that follows refuses a wrong one.",
				Fix:    "Nothing to mend for this call. Fill redirect_uri here and in the Token call alike.",
				Settle: "Which redirect_uri was sent?",
				Reply:  "You are signed in. If the page has not moved on by itself, please open it again.",
				Request: []Clue{
					Clue{
						Field: "redirect_uri",
						Is:    "empty",
					},
				},
				Question: &Question{
					ID:    "redirect_value",
					Field: "redirect_uri",
				},
			},
			Row{
				ID:        "nextreason.search.login.email.04",
				Operation: "login",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-login",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:  "The login was accepted; scope was sent empty",
				Cause:  "User and password are right. An empty scope is allowed; what the token may then be used for is not documented.",
				Fix:    "Name the scopes that the application needs, if it is later refused something.",
				Settle: "Which scope was sent?",
				Reply:  "You are signed in. If the page has not moved on by itself, please open it again.",
				Request: []Clue{
					Clue{
						Field: "scope",
						Is:    "empty",
					},
				},
				Question: &Question{
					ID:    "scope_value",
					Field: "scope",
				},
			},
			Row{
				ID:        "nextreason.search.login.email.05",
				Operation: "login",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-login",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:  "The login was accepted; locale was sent empty",
				Cause:  "User and password are right. An empty locale is allowed.",
				Fix:    "Nothing to mend. Send locale where the user's language matters, as a tag such as en-US.",
				Settle: "Which locale was sent, letter for letter?",
				Reply:  "You are signed in. If the page has not moved on by itself, please open it again.",
				Request: []Clue{
					Clue{
						Field: "locale",
						Is:    "empty",
					},
				},
				Question: &Question{
					ID:    "locale_value",
					Field: "locale",
				},
			},
			Row{
				ID:        "nextreason.search.login.email.06",
				Operation: "login",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-login",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:  "The login was accepted; locale was left out",
				Cause:  "User and password are right. locale is optional.",
				Fix:    "Nothing to mend. Send locale where the user's language matters, as a tag such as en-US.",
				Settle: "Which locale was sent, letter for letter?",
				Reply:  "You are signed in. If the page has not moved on by itself, please open it again.",
				Request: []Clue{
					Clue{
						Field: "locale",
						Is:    "absent",
					},
				},
				Question: &Question{
					ID:    "locale_value",
					Field: "locale",
				},
			},
			Row{
				ID:        "nextreason.search.login.email.01",
				Operation: "login",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-login",
				When: When{
					Transport: []string{
						"not-found",
					},
				},
				Title:  "The host name does not exist; no login was tried",
				Cause:  "The caller's own machine found no address for the host in the URL, so nothing was sent and no attempt counted. The region or the customer's part of the host is mistyped, or the name is not public.",
				Fix:    "Compare the host, letter by letter, with the address that the customer was given, for Europe id.eu.nextreason.com. Then look the name up from another network.",
				Settle: "Does the host name in the URL resolve from another network?",
				Reply:  "We could not reach the service that signs you in. Please try again a little later.",
				Note:   "This page names environment id and region together and prints ENOTFOUND as the message, not as the error. An env_id cannot cause it; a wrong region can, though the page of Forgot password gives a wrong region a 503. The words are those of Postman and Node.js, not of an answer.",
				Also: []When{
					When{
						Code: []string{
							"getaddrinfo ENOTFOUND",
						},
					},
					When{
						Text: []string{
							"getaddrinfo ENOTFOUND",
						},
					},
				},
				Question: &Question{
					ID:    "host_resolves",
					Yes:   "against",
					Check: "region_right",
				},
			},
			Row{
				ID:        "nextreason.search.login.email.07",
				Operation: "login",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-login",
				When: When{
					Status: []int{
						400,
					},
					Code: []string{
						"invalid_domain",
					},
					Text: []string{
						"Invalid API usage",
					},
				},
				Title: "The environment id is not known",
				Cause: "The host is right and env_id names no environment on it. The id is mistyped, was left out although the host is the shared one, or belongs to another region.",
				Evidence: []string{
					"env_id_present",
					"env_id_clean",
				},
				Fix:    "Copy env_id from the environment that was meant. With a custom domain leave it out.",
				Settle: "Is this env_id the id of an environment on this very host?",
				Reply:  "We could not sign you in just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Note:   "The words “Invalid API usage” say nothing of the environment; that this is meant stands in the vendor's table.",
				Past: []Sign{
					"works-elsewhere",
				},
				Question: &Question{
					ID:    "env_known",
					Yes:   "against",
					Check: "env_right",
				},
			},
			Row{
				ID:        "nextreason.search.login.email.08",
				Operation: "login",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-login",
				When: When{
					Status: []int{
						400,
					},
					Code: []string{
						"http_exception",
					},
					Text: []string{
						"Invalid json format",
					},
				},
				Title:  "The request had no payload",
				Cause:  "The call arrived with an empty body. The backend sent it before it had anything to send, or something on the way dropped the body, as a redirect or a proxy does.",
				Fix:    "Send the fields as one JSON object. Look at the request as it left the backend, not as the code means it.",
				Settle: "Was there anything in the body that left the backend?",
				Reply:  "We could not sign you in just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Request: []Clue{
					Clue{
						Is: "no-body",
					},
				},
				Question: &Question{
					ID:    "payload_sent",
					Yes:   "against",
					Check: "body_parses",
				},
			},
			Row{
				ID:        "nextreason.search.login.email.09",
				Operation: "login",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-login",
				When: When{
					Status: []int{
						400,
					},
					Code: []string{
						"invalid_parameters",
					},
					Text: []string{
						"Invalid json format",
					},
				},
				Title: "The payload is not valid JSON",
				Cause: "There was a body and it does not parse. For this call a password with a quotation mark or a backslash that was not escaped is a likely reason.",
				Evidence: []string{
					"content_type",
				},
				Fix:    "Let a JSON library build the body, and send it as one object with Content-Type application/json.",
				Settle: "Does the body, exactly as it was sent, pass a JSON parser?",
				Reply:  "We could not sign you in just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Request: []Clue{
					Clue{
						Is: "broken-body",
					},
				},
				Question: &Question{
					ID:    "body_parses",
					Yes:   "against",
					Check: "body_parses",
				},
			},
			Row{
				ID:        "nextreason.search.login.email.10",
				Operation: "login",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-login",
				When: When{
					Status: []int{
						401,
					},
					Code: []string{
						"http_exception",
					},
					Text: []string{
						"Unauthorized",
					},
				},
				Title:  "No user is registered under this address here",
				Cause:  "The address is well formed and nobody registered with it in this environment, so the password was not looked at. It is spelt otherwise than at registration, or the user is in the other environment.",
				Fix:    "Look the address up in the environment that was called. If it is missing there, have the user register.",
				Settle: "Does a user with exactly this address or number exist in this environment?",
				Reply:  "Please check the email address and the password, and try again. You can also set a new password.",
				Note:   "A wrong password gets the same status with the word in error_details, so this call tells a known user from an unknown one. Do not pass that on to the person who asks.",
				Request: []Clue{
					Clue{
						Field: "user_id",
						Is:    "well-formed",
					},
				},
				Question: &Question{
					ID:    "user_known",
					Yes:   "against",
					Check: "user_known",
				},
			},
			Row{
				ID:        "nextreason.search.login.email.12",
				Operation: "login",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-login",
				When: When{
					Status: []int{
						401,
					},
					Code: []string{
						"http_exception",
					},
					Text: []string{
						"Unauthorized",
					},
				},
				Title:  "user_id is not an email address",
				Cause:  "What was sent as user_id is no email address, so no user can have it. A user name, a mobile number or an address with a blank was entered.",
				Fix:    "Have the form check the address before it calls.",
				Settle: "Is what was sent as user_id an email address, without blanks around it?",
				Reply:  "Please check the email address and the password, and try again. You can also set a new password.",
				Note:   "The vendor gives an address that is invalid and one that does not exist the same row. Whether a mobile number can log in with a password is not documented.",
				Request: []Clue{
					Clue{
						Field: "user_id",
						Is:    "malformed",
					},
				},
				Question: &Question{
					ID:    "user_id_form",
					Yes:   "against",
					Check: "user_id_form",
				},
			},
			Row{
				ID:        "nextreason.search.login.email.11",
				Operation: "login",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-login",
				When: When{
					Status: []int{
						401,
					},
					Code: []string{
						"http_exception",
					},
					Detail: map[string]string{
						"message": "unauthorized",
					},
				},
				Title:  "The password is wrong",
				Cause:  "The user exists and the password is not theirs. It was mistyped, changed since, or is that of the other environment.",
				Fix:    "Have the user type it again or set a new one through Forgot password. Whether wrong passwords lock an account is not documented.",
				Settle: "Does the user get in after setting a new password?",
				Reply:  "Please check the email address and the password, and try again. You can also set a new password.",
				Note:   "An unknown address gets the same status with the word as the description, so this call tells a known user from an unknown one. Do not pass that on to the person who asks.",
				Question: &Question{
					ID: "new_password_works",
				},
			},
			Row{
				ID:        "nextreason.search.login.email.13",
				Operation: "login",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-login",
				When: When{
					Status: []int{
						403,
					},
					Code: []string{
						"forbidden",
					},
				},
				Title:  "The user may not reach this resource",
				Cause:  "User and password are right, and the user has no access to the resource that the request names.",
				Fix:    "Give the user access to the resource, or send the resource that was meant.",
				Settle: "May this user reach the resource that the request names?",
				Reply:  "Your account cannot be used for this service at the moment. Please write to us from the address you registered with, and we will look into it.",
				Note:   "Login says forbidden, without any text, both here and for an unknown client_id. The pages of the OTP calls say http_exception for the latter.",
				Question: &Question{
					ID:    "resource_allowed",
					Yes:   "against",
					Check: "resource_allowed",
				},
			},
			Row{
				ID:        "nextreason.search.login.email.14",
				Operation: "login",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-login",
				When: When{
					Status: []int{
						403,
					},
					Code: []string{
						"forbidden",
					},
				},
				Title: "client_id is not known here",
				Cause: "No application has this client id in the environment that was called, so nobody can log in through it. The id is mistyped, or it belongs to the other environment.",
				Evidence: []string{
					"client_id_clean",
				},
				Fix:    "Copy client_id from the application that is set up in this very environment, and check that env_id names the same one.",
				Settle: "Is this client id listed among the applications of this very environment?",
				Reply:  "We could not sign you in just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Note:   "Login says forbidden, without any text, both here and for an unknown client_id. The pages of the OTP calls say http_exception for the latter.",
				Past: []Sign{
					"works-elsewhere",
				},
				Question: &Question{
					ID:    "client_known",
					Yes:   "against",
					Check: "client_right",
				},
			},
			Row{
				ID:        "nextreason.search.login.email.15",
				Operation: "login",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-login",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"unverified_user",
					},
				},
				Title:  "The user's email address is not confirmed yet",
				Cause:  "User and password are right, and the link that confirms the address was never opened. The mail did not arrive, or it was overlooked.",
				Fix:    "Have the verification mail sent again (Resend verification), and the user open the link before logging in.",
				Settle: "Did the user open the link in the verification mail?",
				Reply:  "Please look in your inbox and in the spam folder for a message that asks you to confirm your email address. Open the link in it, then sign in again.",
				Question: &Question{
					ID:    "link_opened",
					Yes:   "against",
					Check: "email_confirmed",
				},
			},
			Row{
				ID:        "nextreason.search.login.email.16",
				Operation: "login",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-login",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"client_id.missing": "required",
					},
				},
				Title:  "client_id was sent empty",
				Cause:  "The field client_id is there and has no value, so nextReason cannot tell which application asks. It is most often a setting that is not filled on the server that made the call.",
				Fix:    "Fill client_id from the configuration of this environment, and have the backend refuse to start without it.",
				Settle: "Did client_id have a value in the body that was sent?",
				Reply:  "We could not sign you in just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Request: []Clue{
					Clue{
						Field: "client_id",
						Is:    "empty",
					},
				},
				Question: &Question{
					ID:    "client_there",
					Yes:   "against",
					Check: "client_id_present",
				},
			},
			Row{
				ID:        "nextreason.search.login.email.17",
				Operation: "login",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-login",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"client_id": "field required",
					},
				},
				Title:  "client_id is not in the request",
				Cause:  "The body has no field client_id. It was forgotten, misspelt (clientId is a frequent one), or sent as a header or in the URL, where it is not looked for.",
				Fix:    "Put client_id into the JSON body, under exactly this name.",
				Settle: "Does the body that was sent have a field named client_id?",
				Reply:  "We could not sign you in just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Note:   "Our copy of the page is cut after this row. What a missing user_id or password is answered we do not have; the inferred rows stand in for it.",
				Request: []Clue{
					Clue{
						Field: "client_id",
						Is:    "absent",
					},
				},
				Question: &Question{
					ID:    "client_named",
					Yes:   "against",
					Check: "client_id_present",
				},
			},
			Row{
				ID:        "nextreason.search.resend-verification.email.01",
				Operation: "resend_verification",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-resend-verification",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:  "The request was taken, as it is for every user",
				Cause:  "Known and unknown, confirmed and unconfirmed users get this answer. In the vendor's row the user is known and their address was confirmed already.",
				Fix:    "Nothing to mend here. If the user waits for a mail, look in their spam folder, and see whether the address is confirmed already.",
				Settle: "Did the mail arrive?",
				Reply:  "If you registered with this address, a message with a link is on its way to it. Please look in the spam folder too.",
				Twins: []string{
					"nextreason.inferred.success",
				},
				Note: "Every user gets this answer, known or not, confirmed or not, so it proves nothing about the account. Keep it that way towards the person who asks.",
				Also: []When{
					When{
						Status: []int{
							200,
						},
						Text: []string{
							"An email has been sent to the address on record",
						},
					},
				},
				Question: &Question{
					ID: "mail_came",
				},
			},
			Row{
				ID:        "nextreason.search.resend-verification.email.02",
				Operation: "resend_verification",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-resend-verification",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:  "The request was taken for an unconfirmed user",
				Cause:  "The request was taken, and the user still has to confirm the address. This is the case that the call is made for.",
				Fix:    "Nothing to mend here. The user opens the link, then logs in.",
				Settle: "Was the user's address still unconfirmed when the call was made?",
				Reply:  "If you registered with this address, a message with a link is on its way to it. Please look in the spam folder too.",
				Note:   "Every user gets this answer, known or not, confirmed or not, so it proves nothing about the account. Keep it that way towards the person who asks.",
				Also: []When{
					When{
						Status: []int{
							200,
						},
						Text: []string{
							"An email has been sent to the address on record",
						},
					},
				},
				Question: &Question{
					ID: "unconfirmed",
				},
			},
			Row{
				ID:        "nextreason.search.resend-verification.email.03",
				Operation: "resend_verification",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-resend-verification",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:  "The request was taken; there is no such user",
				Cause:  "Nobody is registered under this user_id, and no mail went out. The call answers as always, so that nobody can find out who has an account.",
				Fix:    "If a user waits in vain for the mail, look them up in the environment that was called, by the address exactly as it was sent.",
				Settle: "Does a user with exactly this address or number exist in this environment?",
				Reply:  "If you registered with this address, a message with a link is on its way to it. Please look in the spam folder too.",
				Note:   "Every user gets this answer, known or not, confirmed or not, so it proves nothing about the account. Keep it that way towards the person who asks.",
				Also: []When{
					When{
						Status: []int{
							200,
						},
						Text: []string{
							"An email has been sent to the address on record",
						},
					},
				},
				Question: &Question{
					ID:    "user_known",
					Yes:   "against",
					Check: "user_known",
				},
			},
			Row{
				ID:        "nextreason.search.resend-verification.email.04",
				Operation: "resend_verification",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-resend-verification",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:  "The request was taken; locale was empty",
				Cause:  "The request was taken. An empty locale is allowed; in which language the mail then comes is not documented.",
				Fix:    "Nothing to mend. Send locale where the language of the mail matters, as a tag such as en-US.",
				Settle: "Which locale was sent, letter for letter?",
				Reply:  "If you registered with this address, a message with a link is on its way to it. Please look in the spam folder too.",
				Also: []When{
					When{
						Status: []int{
							200,
						},
						Text: []string{
							"An email has been sent to the address on record",
						},
					},
				},
				Request: []Clue{
					Clue{
						Field: "locale",
						Is:    "empty",
					},
				},
				Question: &Question{
					ID:    "locale_value",
					Field: "locale",
				},
			},
			Row{
				ID:        "nextreason.search.resend-verification.email.05",
				Operation: "resend_verification",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-resend-verification",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:  "The request was taken; locale was left out",
				Cause:  "The request was taken. locale is optional; in which language the mail then comes is not documented.",
				Fix:    "Nothing to mend. Send locale where the language of the mail matters, as a tag such as en-US.",
				Settle: "Which locale was sent, letter for letter?",
				Reply:  "If you registered with this address, a message with a link is on its way to it. Please look in the spam folder too.",
				Also: []When{
					When{
						Status: []int{
							200,
						},
						Text: []string{
							"An email has been sent to the address on record",
						},
					},
				},
				Request: []Clue{
					Clue{
						Field: "locale",
						Is:    "absent",
					},
				},
				Question: &Question{
					ID:    "locale_value",
					Field: "locale",
				},
			},
			Row{
				ID:        "nextreason.search.resend-verification.email.06",
				Operation: "resend_verification",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-resend-verification",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:  "The request was taken; grant_type is not known",
				Cause:  "The request was taken although grant_type holds a word that is not documented. This call does not look at it.",
				Fix:    "Nothing to mend for this call. The Token call does refuse a wrong grant_type, so correct it where both are filled from one setting.",
				Settle: "Which grant_type was sent, letter for letter?",
				Reply:  "If you registered with this address, a message with a link is on its way to it. Please look in the spam folder too.",
				Also: []When{
					When{
						Status: []int{
							200,
						},
						Text: []string{
							"An email has been sent to the address on record",
						},
					},
				},
				Request: []Clue{
					Clue{
						Field: "grant_type",
						Is:    "not-one-of",
					},
				},
				Question: &Question{
					ID:    "grant_type_value",
					Field: "grant_type",
				},
			},
			Row{
				ID:        "nextreason.search.resend-verification.email.07",
				Operation: "resend_verification",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-resend-verification",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:  "The request was taken; grant_type was empty",
				Cause:  "The request was taken although grant_type has no value. This call does not look at it.",
				Fix:    "Nothing to mend for this call. The Token call does refuse a wrong grant_type, so correct it where both are filled from one setting.",
				Settle: "Which grant_type was sent, letter for letter?",
				Reply:  "If you registered with this address, a message with a link is on its way to it. Please look in the spam folder too.",
				Also: []When{
					When{
						Status: []int{
							200,
						},
						Text: []string{
							"An email has been sent to the address on record",
						},
					},
				},
				Request: []Clue{
					Clue{
						Field: "grant_type",
						Is:    "empty",
					},
				},
				Question: &Question{
					ID:    "grant_type_value",
					Field: "grant_type",
				},
			},
			Row{
				ID:        "nextreason.search.resend-verification.email.08",
				Operation: "resend_verification",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-resend-verification",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:  "The request was taken; grant_type was left out",
				Cause:  "The request was taken. grant_type is optional for this call.",
				Fix:    "Nothing to mend. Leave grant_type out of this call for good.",
				Settle: "Which grant_type was sent, letter for letter?",
				Reply:  "If you registered with this address, a message with a link is on its way to it. Please look in the spam folder too.",
				Also: []When{
					When{
						Status: []int{
							200,
						},
						Text: []string{
							"An email has been sent to the address on record",
						},
					},
				},
				Request: []Clue{
					Clue{
						Field: "grant_type",
						Is:    "absent",
					},
				},
				Question: &Question{
					ID:    "grant_type_value",
					Field: "grant_type",
				},
			},
			Row{
				ID:        "nextreason.search.resend-verification.email.09",
				Operation: "resend_verification",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-resend-verification",
				When: When{
					Status: []int{
						400,
					},
					Code: []string{
						"http_exception",
					},
					Text: []string{
						"Invalid json format",
					},
				},
				Title:  "The request had no payload",
				Cause:  "The call arrived with an empty body. The backend sent it before it had anything to send, or something on the way dropped the body, as a redirect or a proxy does.",
				Fix:    "Send the fields as one JSON object. Look at the request as it left the backend, not as the code means it.",
				Settle: "Was there anything in the body that left the backend?",
				Reply:  "We could not send the message just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Request: []Clue{
					Clue{
						Is: "no-body",
					},
				},
				Question: &Question{
					ID:    "payload_sent",
					Yes:   "against",
					Check: "body_parses",
				},
			},
			Row{
				ID:        "nextreason.search.resend-verification.email.10",
				Operation: "resend_verification",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-resend-verification",
				When: When{
					Status: []int{
						400,
					},
					Code: []string{
						"invalid_parameters",
					},
					Text: []string{
						"Invalid json format",
					},
				},
				Title: "The payload is not valid JSON",
				Cause: "There was a body and it does not parse. Usual reasons are a body put together as text, a missing quote or comma, a form-encoded body, or a value that was not escaped.",
				Evidence: []string{
					"content_type",
				},
				Fix:    "Let a JSON library build the body, and send it as one object with Content-Type application/json.",
				Settle: "Does the body, exactly as it was sent, pass a JSON parser?",
				Reply:  "We could not send the message just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Request: []Clue{
					Clue{
						Is: "broken-body",
					},
				},
				Question: &Question{
					ID:    "body_parses",
					Yes:   "against",
					Check: "body_parses",
				},
			},
			Row{
				ID:        "nextreason.search.resend-verification.email.11",
				Operation: "resend_verification",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-resend-verification",
				When: When{
					Status: []int{
						403,
					},
					Code: []string{
						"http_exception",
					},
					Text: []string{
						"Forbidden",
					},
				},
				Title: "client_id is not known here",
				Cause: "No application has this client id in the environment that was called, so no mail went out. The id is mistyped, or it belongs to the other environment.",
				Evidence: []string{
					"client_id_clean",
				},
				Fix:    "Copy client_id from the application that is set up in this very environment, and check that env_id names the same one.",
				Settle: "Is this client id listed among the applications of this very environment?",
				Reply:  "We could not send the message just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Note:   "The body says no more than “Forbidden”. That it is about client_id stands in the vendor's table, not in the answer.",
				Past: []Sign{
					"works-elsewhere",
				},
				Question: &Question{
					ID:    "client_known",
					Yes:   "against",
					Check: "client_right",
				},
			},
			Row{
				ID:        "nextreason.search.resend-verification.email.12",
				Operation: "resend_verification",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-resend-verification",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"client_id.missing": "required",
					},
				},
				Title:  "client_id was sent empty",
				Cause:  "The field client_id is there and has no value, so nextReason cannot tell which application asks. It is most often a setting that is not filled on the server that made the call.",
				Fix:    "Fill client_id from the configuration of this environment, and have the backend refuse to start without it.",
				Settle: "Did client_id have a value in the body that was sent?",
				Reply:  "We could not send the message just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Note:   "This page prints the same message for an absent client_id, and without the inner braces; elsewhere an absent one is “field required”. Only the request parts the two.",
				Also: []When{
					When{
						Status: []int{
							422,
						},
						Code: []string{
							"invalid_parameters",
						},
						Text: []string{
							"\"client_id\": \"missing\": \"required\"",
						},
					},
				},
				Request: []Clue{
					Clue{
						Field: "client_id",
						Is:    "empty",
					},
				},
				Question: &Question{
					ID:    "client_there",
					Yes:   "against",
					Check: "client_id_present",
				},
			},
			Row{
				ID:        "nextreason.search.resend-verification.email.13",
				Operation: "resend_verification",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-resend-verification",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"client_id.missing": "required",
					},
				},
				Title:  "client_id is not in the request",
				Cause:  "The body has no field client_id. It was forgotten, misspelt (clientId is a frequent one), or sent as a header or in the URL, where it is not looked for.",
				Fix:    "Put client_id into the JSON body, under exactly this name.",
				Settle: "Does the body that was sent have a field named client_id?",
				Reply:  "We could not send the message just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Note:   "This page prints the same message for an empty client_id, and without the inner braces; elsewhere an absent one is “field required”. Only the request parts the two.",
				Also: []When{
					When{
						Status: []int{
							422,
						},
						Code: []string{
							"invalid_parameters",
						},
						Text: []string{
							"\"client_id\": \"missing\": \"required\"",
						},
					},
				},
				Request: []Clue{
					Clue{
						Field: "client_id",
						Is:    "absent",
					},
				},
				Question: &Question{
					ID:    "client_named",
					Yes:   "against",
					Check: "client_id_present",
				},
			},
			Row{
				ID:        "nextreason.search.resend-verification.email.14",
				Operation: "resend_verification",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-resend-verification",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"auth_type.invalid": "unsupported auth_type value",
					},
				},
				Title:  "auth_type has a value that is not supported",
				Cause:  "auth_type is filled with a word that nextReason does not know, such as mobile, phone or EMAIL. The values seen in its pages are email and sms.",
				Fix:    "Send email, in small letters; it is the value that fits a mail.",
				Settle: "Which auth_type was sent, letter for letter?",
				Reply:  "We could not send the message just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Note:   "The vendor lists no values for auth_type, and answers an empty one in the same words. Only the request parts the two.",
				Request: []Clue{
					Clue{
						Field: "auth_type",
						Is:    "not-one-of",
					},
				},
				Question: &Question{
					ID:    "auth_type_value",
					Field: "auth_type",
					Check: "auth_type_known",
				},
			},
			Row{
				ID:        "nextreason.search.resend-verification.email.15",
				Operation: "resend_verification",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-resend-verification",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"auth_type.invalid": "unsupported auth_type value",
					},
				},
				Title:  "auth_type was sent empty",
				Cause:  "The field auth_type is there and has no value, and the answer calls that an unsupported value.",
				Fix:    "Send email, in small letters; it is the value that fits a mail.",
				Settle: "Which auth_type was sent, letter for letter?",
				Reply:  "We could not send the message just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Note:   "The vendor lists no values for auth_type, and answers an empty one in the same words. Only the request parts the two.",
				Request: []Clue{
					Clue{
						Field: "auth_type",
						Is:    "empty",
					},
				},
				Question: &Question{
					ID:    "auth_type_value",
					Field: "auth_type",
					Check: "auth_type_known",
				},
			},
			Row{
				ID:        "nextreason.search.resend-verification.email.16",
				Operation: "resend_verification",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-resend-verification",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"auth_type": "field required",
					},
				},
				Title:  "auth_type is not in the request",
				Cause:  "The body has no field auth_type. It is wanted even where only a mail makes sense.",
				Fix:    "Send email, in small letters; it is the value that fits a mail.",
				Settle: "Does the body that was sent have a field named auth_type?",
				Reply:  "We could not send the message just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Request: []Clue{
					Clue{
						Field: "auth_type",
						Is:    "absent",
					},
				},
				Question: &Question{
					ID:    "auth_type_named",
					Yes:   "against",
					Check: "auth_type_present",
				},
			},
			Row{
				ID:        "nextreason.search.resend-verification.email.17",
				Operation: "resend_verification",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-resend-verification",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"redirect_uri.invalid": "invalid value",
					},
				},
				Title: "redirect_uri is not accepted; no mail was sent",
				Cause: "redirect_uri is no web address, or is not on the list of addresses that this client may use. It is where the link in the mail would lead, so it is checked here.",
				Evidence: []string{
					"redirect_uri_form",
				},
				Fix:    "Send an address from the client's list, letter for letter, or have this one added to it.",
				Settle: "Is redirect_uri, letter for letter, on the list of addresses that this client may use?",
				Reply:  "We could not send the message just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Request: []Clue{
					Clue{
						Field: "redirect_uri",
						Is:    "present",
					},
				},
				Question: &Question{
					ID:    "redirect_listed",
					Yes:   "against",
					Check: "redirect_uri_allowed",
				},
			},
			Row{
				ID:        "nextreason.search.resend-verification.email.18",
				Operation: "resend_verification",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-resend-verification",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"missing_argument",
					},
				},
				Title:  "redirect_uri is missing; no mail was sent",
				Cause:  "redirect_uri has no value, and without one the link in the mail leads nowhere. Unlike in the OTP calls it is required here.",
				Fix:    "Send the address that the link in the mail shall lead to, one from the client's list.",
				Settle: "Did redirect_uri have a value in the body that was sent?",
				Reply:  "We could not send the message just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Note:   "The row is about an empty value; that an absent one gets the same is our guess. The message is cut in our copy, so the error alone is read. Forgot password says http_exception for the same.",
				Request: []Clue{
					Clue{
						Field: "redirect_uri",
						Is:    "missing",
					},
				},
				Question: &Question{
					ID:    "redirect_there",
					Yes:   "against",
					Check: "redirect_uri_present",
				},
			},
			Row{
				ID:        "nextreason.search.forgot-password.email.02",
				Operation: "forgot_password",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-forgot-password",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:  "The request for a new password was taken",
				Cause:  "The request was taken, and the link goes to the address that is on record.",
				Fix:    "Nothing to mend here. If no mail arrives, look in the spam folder; then note the time and ask nextReason to trace it.",
				Settle: "Did the mail arrive?",
				Reply:  "If you registered with this address, a message with a link is on its way to it. Please look in the spam folder too.",
				Twins: []string{
					"nextreason.inferred.success",
				},
				Note: "What the body of a success holds is not documented, nor what an unknown user is answered. Resend verification answers those like known ones, so do not take this for a proof that the user exists.",
				Question: &Question{
					ID: "mail_came",
				},
			},
			Row{
				ID:        "nextreason.search.forgot-password.email.03",
				Operation: "forgot_password",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-forgot-password",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:  "The request was taken; grant_type is not known",
				Cause:  "The request was taken although grant_type holds a word that is not documented. This call does not look at it.",
				Fix:    "Nothing to mend for this call. The Token call does refuse a wrong grant_type, so correct it where both are filled from one setting.",
				Settle: "Which grant_type was sent, letter for letter?",
				Reply:  "If you registered with this address, a message with a link is on its way to it. Please look in the spam folder too.",
				Request: []Clue{
					Clue{
						Field: "grant_type",
						Is:    "not-one-of",
					},
				},
				Question: &Question{
					ID:    "grant_type_value",
					Field: "grant_type",
				},
			},
			Row{
				ID:        "nextreason.search.forgot-password.email.04",
				Operation: "forgot_password",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-forgot-password",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:  "The request was taken; grant_type was left out",
				Cause:  "The request was taken. grant_type is optional for this call.",
				Fix:    "Nothing to mend. Leave grant_type out of this call for good.",
				Settle: "Which grant_type was sent, letter for letter?",
				Reply:  "If you registered with this address, a message with a link is on its way to it. Please look in the spam folder too.",
				Request: []Clue{
					Clue{
						Field: "grant_type",
						Is:    "absent",
					},
				},
				Question: &Question{
					ID:    "grant_type_value",
					Field: "grant_type",
				},
			},
			Row{
				ID:        "nextreason.search.forgot-password.email.05",
				Operation: "forgot_password",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-forgot-password",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:  "The request was taken; locale was left out",
				Cause:  "The request was taken. locale is optional; in which language the mail then comes is not documented.",
				Fix:    "Nothing to mend. Send locale where the language of the mail matters, as a tag such as en-US.",
				Settle: "Which locale was sent, letter for letter?",
				Reply:  "If you registered with this address, a message with a link is on its way to it. Please look in the spam folder too.",
				Request: []Clue{
					Clue{
						Field: "locale",
						Is:    "absent",
					},
				},
				Question: &Question{
					ID:    "locale_value",
					Field: "locale",
				},
			},
			Row{
				ID:        "nextreason.search.forgot-password.email.01",
				Operation: "forgot_password",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-forgot-password",
				When: When{
					Transport: []string{
						"not-found",
					},
				},
				Title:  "The host name does not exist; no mail was sent",
				Cause:  "The caller's own machine found no address for the host in the URL, so nothing was sent and no attempt counted. The region or the customer's part of the host is mistyped, or the name is not public.",
				Fix:    "Compare the host, letter by letter, with the address that the customer was given, for Europe id.eu.nextreason.com. Then look the name up from another network.",
				Settle: "Does the host name in the URL resolve from another network?",
				Reply:  "We could not reach the service that sends the message. Please try again a little later.",
				Note:   "The page names an invalid environment URL as the scenario and the environment id as the remedy. The id is a query parameter and cannot make a name look-up fail. The words are those of Postman and Node.js, not of an answer.",
				Also: []When{
					When{
						Code: []string{
							"getaddrinfo ENOTFOUND",
						},
					},
					When{
						Text: []string{
							"getaddrinfo ENOTFOUND",
						},
					},
				},
				Question: &Question{
					ID:    "host_resolves",
					Yes:   "against",
					Check: "region_right",
				},
			},
			Row{
				ID:        "nextreason.search.forgot-password.email.06",
				Operation: "forgot_password",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-forgot-password",
				When: When{
					Status: []int{
						400,
					},
					Code: []string{
						"http_exception",
					},
					Text: []string{
						"Invalid json format",
					},
				},
				Title:  "The request had no payload",
				Cause:  "The call arrived with an empty body. The backend sent it before it had anything to send, or something on the way dropped the body, as a redirect or a proxy does.",
				Fix:    "Send the fields as one JSON object. Look at the request as it left the backend, not as the code means it.",
				Settle: "Was there anything in the body that left the backend?",
				Reply:  "We could not send the message just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Request: []Clue{
					Clue{
						Is: "no-body",
					},
				},
				Question: &Question{
					ID:    "payload_sent",
					Yes:   "against",
					Check: "body_parses",
				},
			},
			Row{
				ID:        "nextreason.search.forgot-password.email.07",
				Operation: "forgot_password",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-forgot-password",
				When: When{
					Status: []int{
						400,
					},
					Code: []string{
						"invalid_parameters",
					},
					Text: []string{
						"Invalid json format",
					},
				},
				Title: "The payload is not valid JSON",
				Cause: "There was a body and it does not parse. Usual reasons are a body put together as text, a missing quote or comma, a form-encoded body, or a value that was not escaped.",
				Evidence: []string{
					"content_type",
				},
				Fix:    "Let a JSON library build the body, and send it as one object with Content-Type application/json.",
				Settle: "Does the body, exactly as it was sent, pass a JSON parser?",
				Reply:  "We could not send the message just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Request: []Clue{
					Clue{
						Is: "broken-body",
					},
				},
				Question: &Question{
					ID:    "body_parses",
					Yes:   "against",
					Check: "body_parses",
				},
			},
			Row{
				ID:        "nextreason.search.forgot-password.email.08",
				Operation: "forgot_password",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-forgot-password",
				When: When{
					Status: []int{
						400,
					},
					Code: []string{
						"invalid_domain",
					},
					Text: []string{
						"Invalid API usage",
					},
				},
				Title: "The environment id is not known",
				Cause: "The host is right and env_id names no environment on it. The id is mistyped, was left out although the host is the shared one, or belongs to another region.",
				Evidence: []string{
					"env_id_present",
					"env_id_clean",
				},
				Fix:    "Copy env_id from the environment that was meant. With a custom domain leave it out.",
				Settle: "Is this env_id the id of an environment on this very host?",
				Reply:  "We could not send the message just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Note:   "This page prints Invalid_domain with a capital I, the others invalid_domain. That the environment is meant stands in the vendor's table, not in the answer.",
				Past: []Sign{
					"works-elsewhere",
				},
				Verbatim: []string{
					"Invalid_domain",
				},
				Question: &Question{
					ID:    "env_known",
					Yes:   "against",
					Check: "env_right",
				},
			},
			Row{
				ID:        "nextreason.search.forgot-password.email.09",
				Operation: "forgot_password",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-forgot-password",
				When: When{
					Status: []int{
						403,
					},
					Code: []string{
						"http_exception",
					},
					Text: []string{
						"Forbidden",
					},
				},
				Title: "client_id is not known here",
				Cause: "No application has this client id in the environment that was called, so no mail went out. The id is mistyped, or it belongs to the other environment.",
				Evidence: []string{
					"client_id_clean",
				},
				Fix:    "Copy client_id from the application that is set up in this very environment, and check that env_id names the same one.",
				Settle: "Is this client id listed among the applications of this very environment?",
				Reply:  "We could not send the message just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Note:   "The body says no more than “Forbidden”. That it is about client_id stands in the vendor's table, not in the answer.",
				Past: []Sign{
					"works-elsewhere",
				},
				Question: &Question{
					ID:    "client_known",
					Yes:   "against",
					Check: "client_right",
				},
			},
			Row{
				ID:        "nextreason.search.forgot-password.email.10",
				Operation: "forgot_password",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-forgot-password",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"client_id.missing": "required",
					},
				},
				Title:  "client_id was sent empty",
				Cause:  "The field client_id is there and has no value, so nextReason cannot tell which application asks. It is most often a setting that is not filled on the server that made the call.",
				Fix:    "Fill client_id from the configuration of this environment, and have the backend refuse to start without it.",
				Settle: "Did client_id have a value in the body that was sent?",
				Reply:  "We could not send the message just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Request: []Clue{
					Clue{
						Field: "client_id",
						Is:    "empty",
					},
				},
				Question: &Question{
					ID:    "client_there",
					Yes:   "against",
					Check: "client_id_present",
				},
			},
			Row{
				ID:        "nextreason.search.forgot-password.email.11",
				Operation: "forgot_password",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-forgot-password",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"client_id": "field required",
					},
				},
				Title:  "client_id is not in the request",
				Cause:  "The body has no field client_id. It was forgotten, misspelt (clientId is a frequent one), or sent as a header or in the URL, where it is not looked for.",
				Fix:    "Put client_id into the JSON body, under exactly this name.",
				Settle: "Does the body that was sent have a field named client_id?",
				Reply:  "We could not send the message just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Request: []Clue{
					Clue{
						Field: "client_id",
						Is:    "absent",
					},
				},
				Question: &Question{
					ID:    "client_named",
					Yes:   "against",
					Check: "client_id_present",
				},
			},
			Row{
				ID:        "nextreason.search.forgot-password.email.12",
				Operation: "forgot_password",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-forgot-password",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"auth_type.invalid": "unsupported auth_type value",
					},
				},
				Title:  "auth_type has a value that is not supported",
				Cause:  "auth_type is filled with a word that nextReason does not know, such as mobile, phone or EMAIL. The values seen in its pages are email and sms.",
				Fix:    "Send email for a user with an address and sms for one with a number, in small letters.",
				Settle: "Which auth_type was sent, letter for letter?",
				Reply:  "We could not send the message just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Note:   "The vendor lists no values for auth_type, and answers an empty one in the same words. Only the request parts the two.",
				Request: []Clue{
					Clue{
						Field: "auth_type",
						Is:    "not-one-of",
					},
				},
				Question: &Question{
					ID:    "auth_type_value",
					Field: "auth_type",
					Check: "auth_type_known",
				},
			},
			Row{
				ID:        "nextreason.search.forgot-password.email.13",
				Operation: "forgot_password",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-forgot-password",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"auth_type.invalid": "unsupported auth_type value",
					},
				},
				Title:  "auth_type was sent empty",
				Cause:  "The field auth_type is there and has no value, and the answer calls that an unsupported value.",
				Fix:    "Fill auth_type by the kind of user, email for an address and sms for a number.",
				Settle: "Which auth_type was sent, letter for letter?",
				Reply:  "We could not send the message just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Note:   "The vendor lists no values for auth_type, and answers an empty one in the same words. Only the request parts the two.",
				Request: []Clue{
					Clue{
						Field: "auth_type",
						Is:    "empty",
					},
				},
				Question: &Question{
					ID:    "auth_type_value",
					Field: "auth_type",
					Check: "auth_type_known",
				},
			},
			Row{
				ID:        "nextreason.search.forgot-password.email.14",
				Operation: "forgot_password",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-forgot-password",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"auth_type": "field required",
					},
				},
				Title:  "auth_type is not in the request",
				Cause:  "The body has no field auth_type. It is wanted even where only a mail makes sense.",
				Fix:    "Send auth_type with every call, email for an address and sms for a number.",
				Settle: "Does the body that was sent have a field named auth_type?",
				Reply:  "We could not send the message just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Request: []Clue{
					Clue{
						Field: "auth_type",
						Is:    "absent",
					},
				},
				Question: &Question{
					ID:    "auth_type_named",
					Yes:   "against",
					Check: "auth_type_present",
				},
			},
			Row{
				ID:        "nextreason.search.forgot-password.email.15",
				Operation: "forgot_password",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-forgot-password",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"redirect_uri.invalid": "invalid value",
					},
				},
				Title: "redirect_uri is not accepted; no mail was sent",
				Cause: "redirect_uri is no web address, or is not on the list of addresses that this client may use. It is where the link in the mail would lead, so it is checked here.",
				Evidence: []string{
					"redirect_uri_form",
				},
				Fix:    "Send an address from the client's list, letter for letter, or have this one added to it.",
				Settle: "Is redirect_uri, letter for letter, on the list of addresses that this client may use?",
				Reply:  "We could not send the message just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Request: []Clue{
					Clue{
						Field: "redirect_uri",
						Is:    "present",
					},
				},
				Question: &Question{
					ID:    "redirect_listed",
					Yes:   "against",
					Check: "redirect_uri_allowed",
				},
			},
			Row{
				ID:        "nextreason.search.forgot-password.email.16",
				Operation: "forgot_password",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-forgot-password",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"http_exception",
					},
					Text: []string{
						"missing_argument Missing Parameter: redirect_uri",
					},
				},
				Title:  "redirect_uri is missing; no mail was sent",
				Cause:  "redirect_uri has no value, and without one the link in the mail leads nowhere. Unlike in the OTP calls it is required here.",
				Fix:    "Send the address that the link in the mail shall lead to, one from the client's list.",
				Settle: "Did redirect_uri have a value in the body that was sent?",
				Reply:  "We could not send the message just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Note:   "The row is about an empty value; that an absent one gets the same is our guess. Here missing_argument stands in the description and the error is http_exception; Resend verification has it as the error.",
				Request: []Clue{
					Clue{
						Field: "redirect_uri",
						Is:    "missing",
					},
				},
				Question: &Question{
					ID:    "redirect_there",
					Yes:   "against",
					Check: "redirect_uri_present",
				},
			},
			Row{
				ID:        "nextreason.search.forgot-password.email.17",
				Operation: "forgot_password",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-forgot-password",
				When: When{
					Status: []int{
						503,
					},
				},
				Title:  "The region in the URL is wrong; no mail was sent",
				Cause:  "The host names a region in which this customer has no environment. The 503 looks like an outage and is a wrong address.",
				Fix:    "Take the host from the customer's own setup, for Europe id.eu.nextreason.com. If it is right, wait and look whether other calls fail too.",
				Settle: "Is the region in the host the one in which this environment was set up?",
				Reply:  "We could not reach the service that sends the message. Please try again a little later.",
				Note:   "The row is cut in our copy. The page of Login says that a wrong region fails at the name look-up instead; both may be so, for a region that exists and one that does not.",
				Also: []When{
					When{
						Status: []int{
							503,
						},
						Shape: []api.Shape{
							"empty",
							"html",
							"text",
						},
					},
				},
				Question: &Question{
					ID:    "region_right",
					Yes:   "against",
					Check: "region_right",
				},
			},
			Row{
				ID:        "nextreason.inferred.register.created",
				Operation: "register",
				Basis:     "inferred",
				Source:    "https://docs.nextreason.com/reference/response-codes-register",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:  "The user was registered",
				Cause:  "A new user was made. The vendor's page says that a uuid comes with it, and that its absence means there was such a user already.",
				Fix:    "Nothing to mend here. The user confirms the address by the link in the mail before the first login.",
				Settle: "Is there a uuid in the answer?",
				Reply:  "Thank you. Please look in your inbox and in the spam folder, and follow the message we have sent to the address you entered.",
				Twins: []string{
					"nextreason.inferred.success",
				},
				Note: "What a success itself answers is not documented where we could read it.",
				Question: &Question{
					ID: "uuid_there",
				},
			},
			Row{
				ID:        "nextreason.search.register.email.03",
				Operation: "register",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-register",
				When: When{
					Status: []int{
						200,
					},
					Text: []string{
						"An email has been sent to the address on record",
					},
				},
				Title:  "This address is registered already",
				Cause:  "There was a user with this address, so none was made and no uuid came back. The answer is worded like a success, so that nobody can find out who has an account.",
				Fix:    "Nothing to mend. The user logs in, or sets a new password; the application must not wait for a uuid.",
				Settle: "Is there a uuid in the answer?",
				Reply:  "Thank you. Please look in your inbox and in the spam folder, and follow the message we have sent to the address you entered.",
				Note:   "Say the same to everybody who registers. The table prints the text without a full stop, the page of Resend verification with one.",
				Question: &Question{
					ID:  "uuid_there",
					Yes: "against",
				},
			},
			Row{
				ID:        "nextreason.search.register.email.01",
				Operation: "register",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-register",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_form_fields",
					},
					Detail: map[string]string{
						"emailAddress": "Email address is not formatted correctly.",
					},
				},
				Title:  "emailAddress is not an email address",
				Cause:  "What was entered as the email address is none. A blank around it, a missing @ or a comma in place of a dot is the usual reason.",
				Fix:    "Have the form check the address before it calls, and show the message beside the field.",
				Settle: "Is what was sent as emailAddress an email address, without blanks around it?",
				Reply:  "Please check the email address for typing mistakes and blanks, and send the form again.",
				Also: []When{
					When{
						Status: []int{
							422,
						},
						Code: []string{
							"invalid_form_fields",
						},
						Text: []string{
							"Email address is not formatted correctly.",
						},
					},
				},
				Request: []Clue{
					Clue{
						Field: "emailAddress",
						Is:    "malformed",
					},
				},
				Question: &Question{
					ID:    "email_form",
					Yes:   "against",
					Check: "email_form",
				},
			},
			Row{
				ID:        "nextreason.search.register.email.02",
				Operation: "register",
				Basis:     "documented",
				Source:    "https://docs.nextreason.com/reference/response-codes-register",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"newPassword, newPasswordConfirm.unexpected_keys": "Unexpected parameters found in the request.",
					},
				},
				Title:  "A password was sent that this client does not ask for",
				Cause:  "The client is set up to register users without a password, and the request carries newPassword. Fields that are not expected are refused, not skipped.",
				Fix:    "Leave newPassword and newPasswordConfirm out, or have the client set up to ask for a password at registration.",
				Settle: "Is this client set up to ask for a password at registration?",
				Reply:  "We could not register you just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Note:   "The message names both fields in one key. Whether other unexpected fields are answered alike is not documented.",
				Also: []When{
					When{
						Status: []int{
							422,
						},
						Code: []string{
							"invalid_parameters",
						},
						Text: []string{
							"Unexpected parameters found in the request.",
						},
					},
				},
				Request: []Clue{
					Clue{
						Field: "newPassword",
						Is:    "present",
					},
				},
				Question: &Question{
					ID:    "password_asked",
					Yes:   "against",
					Check: "no_password",
				},
			},
			Row{
				ID:        "nextreason.inferred.otp_verify.code_used",
				Operation: "otp_verify",
				Basis:     "unknown",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_code",
					},
					Text: []string{
						"Please enter a valid verification code.",
					},
				},
				Title:   "The code was used up or replaced by a newer one",
				Cause:   "This code was right once. It was accepted before, or a newer message has replaced it, and a code is meant to be used once.",
				Fix:     "Have the user ask for one new code and enter it once. If the backend sends the same code twice, mend that.",
				Settle:  "Was this very code accepted before, or did a newer message come after it?",
				Reply:   "Please ask for a new code and enter the six digits from the newest message within a few minutes, without spaces.",
				Note:    "For a user known by email the vendor documents a wrong and an expired code; what a used or replaced one gets is our guess.",
				Variant: "email",
				Request: []Clue{
					Clue{
						Field: "code",
						Is:    "well-formed",
					},
				},
				Past: []Sign{
					"code-used",
					"code-replaced",
				},
				Question: &Question{
					ID:    "code_spent",
					Check: "code_newest",
					Pass:  "no",
				},
			},
			Row{
				ID:        "nextreason.inferred.otp_send.no_placeholder",
				Operation: "otp_send",
				Basis:     "inferred",
				Source:    "https://docs.nextreason.com/docs/otp",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:  "A message is on its way, without a code in it",
				Cause:  "The request was taken, and its message has no %code%. The page says that the code shows only where that stands, so the user gets a text and nothing to type.",
				Fix:    "Put %code% into the text, with these very signs, or leave message out.",
				Settle: "Is there a code in the message that the user got?",
				Reply:  "A message is on its way. If there is no code in it, please tell us, and do not ask for another one yet.",
				Request: []Clue{
					Clue{
						Field: "message",
						Is:    "malformed",
					},
				},
				Question: &Question{
					ID:    "has_code",
					Yes:   "against",
					Check: "message_code",
				},
			},
			Row{
				ID:     "nextreason.inferred.attempts",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-token",
				When: When{
					Status: []int{
						429,
					},
					Code: []string{
						"user_attempts_limit",
					},
					Text: []string{
						"Too many requests",
					},
				},
				Title:  "Five attempts in a minute; the user is blocked",
				Cause:  "Five attempts by this user fell into one minute, good and bad counted alike. nextReason blocks the user for 5 minutes and lifts the block by itself.",
				Fix:    "Let the block run out; do not try again before. Then have the user ask for one new code and enter it once. Retries that the backend makes by itself count too, so look for them.",
				Settle: "Did this user try five times or more within one minute?",
				Reply:  "Please wait [until {until}|about {wait}|a few minutes] without trying again. Then ask for one new code and enter it once.",
				Twins: []string{
					"nextreason.otp_verify.email.22",
					"nextreason.otp_verify.mobile.21",
				},
				Note: "The warning about the block stands on the pages of OTP send and Token too; the row of their tables with its error is not in our copy.",
				Past: []Sign{
					"limit-reached",
				},
				Limit: "user_attempts",
				Question: &Question{
					ID:    "five_attempts",
					Check: "attempts",
					Pass:  "no",
				},
			},
			Row{
				ID:     "nextreason.inferred.too_many",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/docs/rate-limiting-overview",
				When: When{
					Status: []int{
						429,
					},
				},
				Title:  "The platform slows down this client or address",
				Cause:  "The answer does not name the user's attempts, so it is probably the platform's own limit, a token bucket for an organisation, a client or an IP address. Calls for other users will fail too.",
				Fix:    "Have the caller slow down and spread its calls; look for a loop. If the load is real, the customer's nextReason consultant sets the client's limit.",
				Settle: "Do calls for other users from the same backend get a 429 at the same time?",
				Reply:  "The service is busy at the moment. Please wait a few minutes and try again.",
				Note:   "The platform's limits come without figures. The user's block has the error user_attempts_limit; whether it can come without is open.",
				Also: []When{
					When{
						Text: []string{
							"Too many requests",
						},
					},
				},
				Past: []Sign{
					"many-users",
				},
				Question: &Question{
					ID: "others_slowed",
				},
			},
			Row{
				ID:     "nextreason.inferred.not_found",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-otp-send",
				When: When{
					Transport: []string{
						"not-found",
					},
				},
				Title:  "The host name does not exist",
				Cause:  "The caller's own machine found no address for the host in the URL, so nothing was sent and no attempt counted. The region or the customer's part of the host is mistyped, or the name is not public.",
				Fix:    "Compare the host, letter by letter, with the address that the customer was given, for Europe id.eu.nextreason.com. Then look the name up from another network.",
				Settle: "Does the host name in the URL resolve from another network?",
				Reply:  "We could not reach the service. Please try again a little later.",
				Twins: []string{
					"nextreason.otp_verify.mobile.01",
					"nextreason.search.otp-send.email.01",
					"nextreason.search.token.email.01",
					"nextreason.search.login.email.01",
					"nextreason.search.forgot-password.email.01",
				},
				Note: "The tables print it call by call, for OTP verify under mobile only. It does not depend on the call or the user.",
				Also: []When{
					When{
						Code: []string{
							"getaddrinfo ENOTFOUND",
						},
					},
					When{
						Text: []string{
							"getaddrinfo ENOTFOUND",
						},
					},
				},
				Question: &Question{
					ID:    "host_resolves",
					Yes:   "against",
					Check: "region_right",
				},
			},
			Row{
				ID:     "nextreason.inferred.no_payload",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						400,
					},
					Code: []string{
						"http_exception",
					},
					Text: []string{
						"Invalid json format",
					},
				},
				Title:  "The request had no payload",
				Cause:  "The call arrived with an empty body. The backend sent it before it had anything to send, or something on the way dropped the body, as a redirect or a proxy does.",
				Fix:    "Send the fields as one JSON object. Look at the request as it left the backend, not as the code means it.",
				Settle: "Was there anything in the body that left the backend?",
				Reply:  "We could not complete this just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Twins: []string{
					"nextreason.otp_verify.email.07",
					"nextreason.search.otp-send.email.07",
					"nextreason.search.token.email.05",
					"nextreason.search.login.email.08",
					"nextreason.search.resend-verification.email.09",
					"nextreason.search.forgot-password.email.06",
				},
				Request: []Clue{
					Clue{
						Is: "no-body",
					},
				},
				Question: &Question{
					ID:    "payload_sent",
					Yes:   "against",
					Check: "body_parses",
				},
			},
			Row{
				ID:     "nextreason.inferred.broken_json",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						400,
					},
					Code: []string{
						"invalid_parameters",
					},
					Text: []string{
						"Invalid json format",
					},
				},
				Title: "The payload is not valid JSON",
				Cause: "There was a body and it does not parse. Usual reasons are a body put together as text, a missing quote or comma, a form-encoded body, or a value that was not escaped.",
				Evidence: []string{
					"content_type",
				},
				Fix:    "Let a JSON library build the body, and send it as one object with Content-Type application/json.",
				Settle: "Does the body, exactly as it was sent, pass a JSON parser?",
				Reply:  "We could not complete this just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Twins: []string{
					"nextreason.otp_verify.email.08",
					"nextreason.search.otp-send.email.08",
					"nextreason.search.token.email.06",
					"nextreason.search.login.email.09",
					"nextreason.search.resend-verification.email.10",
					"nextreason.search.forgot-password.email.07",
				},
				Request: []Clue{
					Clue{
						Is: "broken-body",
					},
				},
				Question: &Question{
					ID:    "body_parses",
					Yes:   "against",
					Check: "body_parses",
				},
			},
			Row{
				ID:     "nextreason.inferred.invalid_domain",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-otp-send",
				When: When{
					Status: []int{
						400,
					},
					Code: []string{
						"invalid_domain",
					},
					Text: []string{
						"Invalid API usage",
					},
				},
				Title: "The environment id is not known",
				Cause: "The host is right and env_id names no environment on it. The id is mistyped, was left out although the host is the shared one, or belongs to another region.",
				Evidence: []string{
					"env_id_present",
					"env_id_clean",
				},
				Fix:    "Copy env_id from the environment that was meant. With a custom domain leave it out.",
				Settle: "Is this env_id the id of an environment on this very host?",
				Reply:  "We could not complete this just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Twins: []string{
					"nextreason.search.otp-send.email.09",
					"nextreason.search.token.email.07",
					"nextreason.search.login.email.07",
					"nextreason.search.forgot-password.email.08",
				},
				Note: "The page of OTP verify names a failed name look-up for a wrong environment id instead, which a query parameter cannot cause; the other pages print this 400.",
				Past: []Sign{
					"works-elsewhere",
				},
				Question: &Question{
					ID:    "env_known",
					Yes:   "against",
					Check: "env_right",
				},
			},
			Row{
				ID:     "nextreason.inferred.client_unknown",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						403,
					},
					Code: []string{
						"http_exception",
					},
					Text: []string{
						"Forbidden",
					},
				},
				Title: "client_id is not known here",
				Cause: "No application has this client id in the environment that was called. The id is mistyped, or it belongs to the other environment.",
				Evidence: []string{
					"client_id_clean",
				},
				Fix:    "Copy client_id from the application that is set up in this very environment, and check that env_id names the same one.",
				Settle: "Is this client id listed among the applications of this very environment?",
				Reply:  "We could not complete this just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Twins: []string{
					"nextreason.otp_verify.email.09",
					"nextreason.otp_verify.mobile.09",
					"nextreason.search.otp-send.email.11",
					"nextreason.search.token.email.08",
					"nextreason.search.token.email.09",
					"nextreason.search.resend-verification.email.11",
					"nextreason.search.forgot-password.email.09",
				},
				Note: "For Token the same answer also means a code that is not accepted.",
				Past: []Sign{
					"works-elsewhere",
				},
				Question: &Question{
					ID:    "client_known",
					Yes:   "against",
					Check: "client_right",
				},
			},
			Row{
				ID:     "nextreason.inferred.client_id_empty",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"client_id.missing": "required",
					},
				},
				Title:  "client_id was sent empty",
				Cause:  "The field client_id is there and has no value, so nextReason cannot tell which application asks. It is most often a setting that is not filled on the server that made the call.",
				Fix:    "Fill client_id from the configuration of this environment, and have the backend refuse to start without it.",
				Settle: "Did client_id have a value in the body that was sent?",
				Reply:  "We could not complete this just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Twins: []string{
					"nextreason.otp_verify.email.13",
					"nextreason.otp_verify.mobile.10",
					"nextreason.search.otp-send.email.12",
					"nextreason.search.token.email.10",
					"nextreason.search.login.email.16",
					"nextreason.search.resend-verification.email.12",
					"nextreason.search.resend-verification.email.13",
					"nextreason.search.forgot-password.email.10",
				},
				Request: []Clue{
					Clue{
						Field: "client_id",
						Is:    "empty",
					},
				},
				Question: &Question{
					ID:    "client_there",
					Yes:   "against",
					Check: "client_id_present",
				},
			},
			Row{
				ID:     "nextreason.inferred.client_id_absent",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"client_id": "field required",
					},
				},
				Title:  "client_id is not in the request",
				Cause:  "The body has no field client_id. It was forgotten, misspelt (clientId is a frequent one), or sent as a header or in the URL, where it is not looked for.",
				Fix:    "Put client_id into the JSON body, under exactly this name.",
				Settle: "Does the body that was sent have a field named client_id?",
				Reply:  "We could not complete this just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Twins: []string{
					"nextreason.otp_verify.email.14",
					"nextreason.otp_verify.mobile.11",
					"nextreason.search.otp-send.email.13",
					"nextreason.search.token.email.11",
					"nextreason.search.login.email.17",
					"nextreason.search.forgot-password.email.11",
				},
				Request: []Clue{
					Clue{
						Field: "client_id",
						Is:    "absent",
					},
				},
				Question: &Question{
					ID:    "client_named",
					Yes:   "against",
					Check: "client_id_present",
				},
			},
			Row{
				ID:     "nextreason.inferred.user_unknown",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"user_id.invalid": "invalid value",
					},
				},
				Title:  "No such user in this environment",
				Cause:  "user_id belongs to no user in the environment that was called, or it has a form that nextReason does not take for a user.",
				Fix:    "Look the user up in the environment that was called, by the address or number exactly as it was sent.",
				Settle: "Does a user with exactly this address or number exist in this environment?",
				Reply:  "Please check that the email address or the mobile number with its country code is the one you registered with, and ask for a code again.",
				Twins: []string{
					"nextreason.otp_verify.email.15",
					"nextreason.otp_verify.mobile.15",
				},
				Note: "This call tells a known user from an unknown one. Do not pass that on to the person who asks.",
				Question: &Question{
					ID:    "user_known",
					Yes:   "against",
					Check: "user_known",
				},
			},
			Row{
				ID:     "nextreason.inferred.invalid_user",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-otp-send",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_user",
					},
				},
				Title:  "The user is not accepted",
				Cause:  "The error names the user as a whole. In the one row that has it, of OTP send, it means that user_id belongs to no user here.",
				Fix:    "Look the user up in the environment that was called, by the address or number exactly as it was sent.",
				Settle: "Does a user with exactly this address or number exist in this environment?",
				Reply:  "Please check that the email address or the mobile number with its country code is the one you registered with, and ask for a code again.",
				Note:   "This call tells a known user from an unknown one. Do not pass that on to the person who asks.",
				Question: &Question{
					ID:    "user_known",
					Yes:   "against",
					Check: "user_known",
				},
			},
			Row{
				ID:     "nextreason.inferred.user_id_form",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"user_id.invalid": "invalid format",
					},
				},
				Title: "user_id is neither an email address nor a number",
				Cause: "user_id has a form that nextReason does not take for a user. A number lacks its plus sign and country code, a blank came along, or the field is empty.",
				Evidence: []string{
					"user_id_form",
					"user_id_present",
				},
				Fix:    "Send an email address, or a mobile number in E.164 form, which is a plus sign, the country code and the number without blanks.",
				Settle: "What exactly was sent as user_id, blanks included?",
				Reply:  "Please enter your email address, or your mobile number with its country code[, for example {mended}], and ask for a code again.",
				Twins: []string{
					"nextreason.otp_verify.email.16",
					"nextreason.otp_verify.mobile.16",
					"nextreason.search.otp-send.email.15",
				},
				Note: "The tables print it for an empty user_id. That a malformed one gets the same is our guess.",
				Question: &Question{
					ID:    "user_id_value",
					Field: "user_id",
					Check: "user_id_form",
				},
			},
			Row{
				ID:     "nextreason.inferred.user_id_absent",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"user_id": "field required",
					},
				},
				Title:  "user_id is not in the request",
				Cause:  "The body has no field user_id, so nobody is named whose code it could be. It was forgotten, or goes under another name such as email, phone or userId.",
				Fix:    "Send the user's email address or mobile number under the name user_id.",
				Settle: "Does the body that was sent have a field named user_id?",
				Reply:  "We could not complete this just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Twins: []string{
					"nextreason.otp_verify.email.17",
					"nextreason.otp_verify.mobile.17",
					"nextreason.search.otp-send.email.16",
				},
				Request: []Clue{
					Clue{
						Field: "user_id",
						Is:    "absent",
					},
				},
				Question: &Question{
					ID:    "user_named",
					Yes:   "against",
					Check: "user_id_present",
				},
			},
			Row{
				ID:     "nextreason.inferred.auth_type",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"auth_type.invalid": "unsupported auth_type value",
					},
				},
				Title: "auth_type has a value that is not supported",
				Cause: "auth_type holds a word that nextReason does not know, or nothing at all; both are answered in the same words. The values seen in its pages are email and sms.",
				Evidence: []string{
					"auth_type_known",
					"auth_type_present",
				},
				Fix:    "Send email for a user with an address and sms for one with a number, in small letters.",
				Settle: "Which auth_type was sent, letter for letter?",
				Reply:  "We could not complete this just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Twins: []string{
					"nextreason.otp_verify.email.18",
					"nextreason.otp_verify.email.19",
					"nextreason.otp_verify.mobile.18",
					"nextreason.otp_verify.mobile.19",
					"nextreason.search.token.email.15",
					"nextreason.search.token.email.16",
					"nextreason.search.resend-verification.email.14",
					"nextreason.search.resend-verification.email.15",
					"nextreason.search.forgot-password.email.12",
					"nextreason.search.forgot-password.email.13",
				},
				Question: &Question{
					ID:    "auth_type_value",
					Field: "auth_type",
					Check: "auth_type_known",
				},
			},
			Row{
				ID:     "nextreason.inferred.auth_type_absent",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"auth_type": "field required",
					},
				},
				Title:  "auth_type is not in the request",
				Cause:  "The body has no field auth_type. nextReason does not guess from user_id whether a code went by email or by text message.",
				Fix:    "Send auth_type with every call, email for an address and sms for a number.",
				Settle: "Does the body that was sent have a field named auth_type?",
				Reply:  "We could not complete this just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Twins: []string{
					"nextreason.otp_verify.email.20",
					"nextreason.otp_verify.mobile.20",
					"nextreason.search.token.email.17",
					"nextreason.search.resend-verification.email.16",
					"nextreason.search.forgot-password.email.14",
				},
				Request: []Clue{
					Clue{
						Field: "auth_type",
						Is:    "absent",
					},
				},
				Question: &Question{
					ID:    "auth_type_named",
					Yes:   "against",
					Check: "auth_type_present",
				},
			},
			Row{
				ID:     "nextreason.inferred.code_absent",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
						"invalid_code",
					},
					Detail: map[string]string{
						"code": "field required",
					},
				},
				Title:  "code is not in the request",
				Cause:  "The body has no field code at all, so there was nothing to check. The backend names the field otherwise, or drops it when the user's input is empty.",
				Fix:    "Send the code under the name code, as text.",
				Settle: "Does the body that was sent have a field named code?",
				Reply:  "Please enter the six digits from the newest message and send them again. If that does not help, ask for a new code.",
				Twins: []string{
					"nextreason.otp_verify.email.12",
					"nextreason.otp_verify.mobile.14",
				},
				Question: &Question{
					ID:    "code_there",
					Yes:   "against",
					Check: "code_present",
				},
			},
			Row{
				ID:     "nextreason.inferred.code_refused",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_code",
						"invalid_parameters",
					},
					Text: []string{
						"Please enter a valid verification code.",
					},
				},
				Title:  "The code is not accepted",
				Cause:  "The code was mistyped, has run out, was replaced by a newer one, or was used already. The answer does not say which.",
				Fix:    "Have the user ask for one new code and enter the six digits from the newest message, once.",
				Settle: "Did the user enter the code within a few minutes of asking for it?",
				Reply:  "Please ask for a new code and enter the six digits from the newest message within a few minutes, without spaces.",
				Twins: []string{
					"nextreason.otp_verify.email.10",
					"nextreason.otp_verify.email.11",
					"nextreason.otp_verify.email.21",
					"nextreason.otp_verify.mobile.12",
					"nextreason.otp_verify.mobile.13",
				},
				Note: "The text is printed for OTP verify only. For a user known by email, invalid_parameters with it means an expired code; for one known by mobile number the code is invalid_code whatever is wrong with it.",
				Question: &Question{
					ID:    "code_fresh",
					Check: "code_newest",
				},
			},
			Row{
				ID:     "nextreason.inferred.redirect_uri",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-forgot-password",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
					Detail: map[string]string{
						"redirect_uri.invalid": "invalid value",
					},
				},
				Title: "redirect_uri is not accepted",
				Cause: "redirect_uri is no web address, or is not on the list of addresses that this client may use.",
				Evidence: []string{
					"redirect_uri_form",
				},
				Fix:    "Send an address from the client's list, letter for letter, or have this one added to it.",
				Settle: "Is redirect_uri, letter for letter, on the list of addresses that this client may use?",
				Reply:  "We could not complete this just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Twins: []string{
					"nextreason.search.token.email.18",
					"nextreason.search.resend-verification.email.17",
					"nextreason.search.forgot-password.email.15",
				},
				Question: &Question{
					ID:    "redirect_listed",
					Yes:   "against",
					Check: "redirect_uri_allowed",
				},
			},
			Row{
				ID:     "nextreason.inferred.missing_argument",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-resend-verification",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"missing_argument",
					},
				},
				Title:  "A field that this call needs is missing",
				Cause:  "The platform misses a field, and its description names which. In the documented answers it is redirect_uri.",
				Fix:    "Send the field that the description names, with a value.",
				Settle: "Which parameter does the description name?",
				Reply:  "We could not complete this just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Twins: []string{
					"nextreason.search.resend-verification.email.18",
					"nextreason.search.forgot-password.email.16",
				},
				Also: []When{
					When{
						Status: []int{
							422,
						},
						Text: []string{
							"missing_argument Missing Parameter: redirect_uri",
						},
					},
				},
				Question: &Question{
					ID: "missing_named",
				},
			},
			Row{
				ID:     "nextreason.inferred.form_fields",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-register",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_form_fields",
					},
				},
				Title:  "A field of the form is not accepted",
				Cause:  "One of the values that the user entered is refused. The answer names the field and says what is wrong with it.",
				Fix:    "Read the field and its message in the answer, and have the form check that field before it calls.",
				Settle: "Which field does the answer name?",
				Reply:  "Please check what you entered for typing mistakes, and send the form again.",
				Question: &Question{
					ID: "field_named",
				},
			},
			Row{
				ID:     "nextreason.inferred.parameters",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						422,
					},
					Code: []string{
						"invalid_parameters",
					},
				},
				Title:  "A field of the request is not accepted",
				Cause:  "The error says that a field is missing, empty or wrong, and the answer names it. This combination is in none of the tables that we have.",
				Fix:    "Read the field and its message in the answer; “field required” means that it is absent, “required” below missing that it is empty, and invalid that its value is refused.",
				Settle: "Which field does the answer name, and what does it say of it?",
				Reply:  "We could not complete this just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Question: &Question{
					ID: "field_named",
				},
			},
			Row{
				ID:    "nextreason.inferred.unauthorized",
				Basis: "inferred",
				When: When{
					Status: []int{
						401,
					},
				},
				Title:  "The call was not authorised",
				Cause:  "Something that proves who asks was refused. For Login that is user and password, for OTP send an access token that has expired; for the other calls no 401 is documented.",
				Fix:    "Look whether an Authorization header was sent, and whether its token is fresh. Try the call without it, since most calls do without.",
				Settle: "Was an Authorization header on the request?",
				Reply:  "We could not complete this just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Question: &Question{
					ID: "authorization_sent",
				},
			},
			Row{
				ID:     "nextreason.inferred.forbidden",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-login",
				When: When{
					Status: []int{
						403,
					},
				},
				Title: "The client, or the user, may not do this",
				Cause: "nextReason knows what was asked and refuses it. In the tables that is an unknown client_id, for Token also a wrong code, for Login also a user without access to the resource.",
				Evidence: []string{
					"client_id_clean",
				},
				Fix:    "Check client_id and env_id against the environment that was meant; then what the user may reach.",
				Settle: "Is this client id listed among the applications of this very environment?",
				Reply:  "We could not complete this just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Past: []Sign{
					"works-elsewhere",
				},
				Question: &Question{
					ID:    "client_known",
					Yes:   "against",
					Check: "client_right",
				},
			},
			Row{
				ID:     "nextreason.inferred.bad_gateway",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						502,
					},
				},
				Title:  "A gateway failed, or a value made it fail",
				Cause:  "nextReason's gateway got no answer from what is behind it. OTP verify is known to answer so to an empty code or an invalid locale; otherwise the platform itself is likely to be at fault.",
				Fix:    "Look at the fields of the request for an empty or malformed one. If all are sound, wait and see whether it passes, then hand it to the vendor with the time.",
				Settle: "Do calls for other users fail in the same way now?",
				Reply:  "The service had a technical problem. Please try again in a few minutes.",
				Note:   "A 502 is documented for OTP verify only.",
				Also: []When{
					When{
						Status: []int{
							502,
						},
						Shape: []api.Shape{
							"empty",
							"html",
							"text",
						},
					},
				},
				Past: []Sign{
					"many-users",
				},
				Question: &Question{
					ID: "others_fail",
				},
			},
			Row{
				ID:     "nextreason.inferred.version",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-otp-verify",
				When: When{
					Status: []int{
						503,
					},
					Text: []string{
						"Backend action does not exist",
					},
				},
				Title:  "The path names a version that does not exist",
				Cause:  "The path does not begin with /idp/v1/, and no other version is documented. The 503 looks like an outage and is a wrong address.",
				Fix:    "Put v1 back into the path of the call. Waiting does not help.",
				Settle: "Does the path of the call begin with /idp/v1/?",
				Reply:  "We could not complete this just now, and it is nothing you did. We are looking into it and will tell you when you can try again.",
				Twins: []string{
					"nextreason.otp_verify.mobile.24",
				},
				Request: []Clue{
					Clue{
						Field: "version",
						Is:    "not-one-of",
					},
				},
				Question: &Question{
					ID:    "version_v1",
					Yes:   "against",
					Check: "version_v1",
				},
			},
			Row{
				ID:     "nextreason.inferred.unavailable",
				Basis:  "inferred",
				Source: "https://docs.nextreason.com/reference/response-codes-forgot-password",
				When: When{
					Status: []int{
						503,
					},
				},
				Title:  "The region in the URL is wrong, or the platform is down",
				Cause:  "A 503 is documented for a wrong region in the host and for a wrong version in the path. If host and path are right, the platform is not available.",
				Fix:    "Take the host from the customer's own setup, for Europe id.eu.nextreason.com. If it is right, wait and look whether other calls fail too.",
				Settle: "Is the region in the host the one in which this environment was set up?",
				Reply:  "The service had a technical problem. Please try again in a few minutes.",
				Twins: []string{
					"nextreason.search.forgot-password.email.17",
				},
				Also: []When{
					When{
						Status: []int{
							503,
						},
						Shape: []api.Shape{
							"empty",
							"html",
							"text",
						},
					},
				},
				Past: []Sign{
					"many-users",
				},
				Question: &Question{
					ID:    "region_right",
					Yes:   "against",
					Check: "region_right",
				},
			},
			Row{
				ID:    "nextreason.inferred.success",
				Basis: "inferred",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:  "The call was accepted",
				Cause:  "The status says success, and which call it was is not known. In nextReason's tables a 200 always is one.",
				Fix:    "Nothing to mend here. If the user is still stopped, look at the call that follows.",
				Settle: "Did the user get in after this answer?",
				Reply:  "The request went through on our side.",
				Note:   "That the call was accepted does not mean that the user exists; some calls answer alike for everybody.",
				Question: &Question{
					ID: "went_on",
				},
			},
		},
		Examples: []Example{
			Example{
				ID:        "verify_email_good",
				Operation: "otp_verify",
				Title:     "The right code (email)",
				Values: map[string]string{
					"auth_type":    "email",
					"code":         "151121",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.otp_verify.email.01",
			},
			Example{
				ID:        "verify_honest",
				Operation: "otp_verify",
				Title:     "After OTP send: an honest user's code",
				Note:      "OTP send to bea@example.com comes first, or this is refused. Its code is 151121, each further one is one higher. Good once, for 10 minutes; the 5th try in a minute blocks.",
				Values: map[string]string{
					"auth_type":    "email",
					"code":         "151121",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "bea@example.com",
				},
				Expect: "nextreason.otp_verify.email.10",
			},
			Example{
				ID:        "verify_email_code_wrong",
				Operation: "otp_verify",
				Title:     "Six digits, and not the right ones (email)",
				Values: map[string]string{
					"auth_type":    "email",
					"code":         "999999",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.otp_verify.email.10",
			},
			Example{
				ID:        "verify_mobile_code_wrong",
				Operation: "otp_verify",
				Title:     "Six digits, and not the right ones (mobile)",
				Values: map[string]string{
					"auth_type":    "sms",
					"code":         "999999",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "+15417543010",
				},
				Expect: "nextreason.otp_verify.mobile.12",
			},
			Example{
				ID:        "verify_email_code_form",
				Operation: "otp_verify",
				Title:     "A code that is not six digits (email)",
				Values: map[string]string{
					"auth_type":    "email",
					"code":         "15 11 2",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.otp_verify.email.11",
			},
			Example{
				ID:        "verify_email_expired",
				Operation: "otp_verify",
				Title:     "A code that has expired (email)",
				Stand:     "user_id",
				Values: map[string]string{
					"auth_type":    "email",
					"code":         "151121",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "expired@example.com",
				},
				Expect: "nextreason.otp_verify.email.21",
			},
			Example{
				ID:        "verify_mobile_expired",
				Operation: "otp_verify",
				Title:     "A code that has expired (mobile)",
				Stand:     "user_id",
				Values: map[string]string{
					"auth_type":    "sms",
					"code":         "151121",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "+15417543012",
				},
				Expect: "nextreason.otp_verify.mobile.13",
			},
			Example{
				ID:        "verify_email_blocked",
				Operation: "otp_verify",
				Title:     "A user who is blocked (email)",
				Stand:     "user_id",
				Values: map[string]string{
					"auth_type":    "email",
					"code":         "151121",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "blocked@example.com",
				},
				Expect: "nextreason.otp_verify.email.22",
			},
			Example{
				ID:        "verify_mobile_blocked",
				Operation: "otp_verify",
				Title:     "A user who is blocked (mobile)",
				Stand:     "user_id",
				Values: map[string]string{
					"auth_type":    "sms",
					"code":         "151121",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "+15417543013",
				},
				Expect: "nextreason.otp_verify.mobile.21",
			},
			Example{
				ID:        "verify_email_code_empty",
				Operation: "otp_verify",
				Title:     "Code sent empty (email)",
				Values: map[string]string{
					"auth_type":    "email",
					"code":         "\"\"",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.otp_verify.email.23",
			},
			Example{
				ID:        "verify_mobile_code_empty",
				Operation: "otp_verify",
				Title:     "Code sent empty (mobile)",
				Values: map[string]string{
					"auth_type":    "sms",
					"code":         "\"\"",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "+15417543010",
				},
				Expect: "nextreason.otp_verify.mobile.22",
			},
			Example{
				ID:        "verify_email_client_unknown",
				Operation: "otp_verify",
				Title:     "A client_id that does not exist (email)",
				Values: map[string]string{
					"auth_type":    "email",
					"client_id":    "no-such-client",
					"code":         "151121",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.otp_verify.email.09",
			},
			Example{
				ID:        "verify_mobile_client_unknown",
				Operation: "otp_verify",
				Title:     "A client_id that does not exist (mobile)",
				Values: map[string]string{
					"auth_type":    "sms",
					"client_id":    "no-such-client",
					"code":         "151121",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "+15417543010",
				},
				Expect: "nextreason.otp_verify.mobile.09",
			},
			Example{
				ID:        "verify_email_unknown",
				Operation: "otp_verify",
				Title:     "A user who does not exist (email)",
				Values: map[string]string{
					"auth_type":    "email",
					"code":         "151121",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "nobody@example.com",
				},
				Expect: "nextreason.otp_verify.email.15",
			},
			Example{
				ID:        "verify_mobile_unknown",
				Operation: "otp_verify",
				Title:     "A user who does not exist (mobile)",
				Values: map[string]string{
					"auth_type":    "sms",
					"code":         "151121",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "+15417543099",
				},
				Expect: "nextreason.otp_verify.mobile.15",
			},
			Example{
				ID:        "verify_host",
				Operation: "otp_verify",
				Title:     "A host name that does not exist",
				Stand:     "env_id",
				Values: map[string]string{
					"auth_type":    "sms",
					"code":         "151121",
					"env_id":       "simulator-enotfound",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "+15417543010",
				},
				Expect: "nextreason.otp_verify.mobile.01",
			},
			Example{
				ID:        "verify_version",
				Operation: "otp_verify",
				Title:     "A version that does not exist",
				Values: map[string]string{
					"auth_type":    "sms",
					"code":         "151121",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "+15417543010",
					"version":      "v2",
				},
				Expect: "nextreason.otp_verify.mobile.24",
			},
			Example{
				ID:        "verify_no_payload",
				Operation: "otp_verify",
				Title:     "No payload",
				Body:      new(""),
				Expect:    "nextreason.otp_verify.email.07",
			},
			Example{
				ID:        "verify_broken_json",
				Operation: "otp_verify",
				Title:     "JSON that breaks off",
				Body:      new("{\"user_id\":\"anna@example.com\",\"code\":"),
				Expect:    "nextreason.otp_verify.email.08",
			},
			Example{
				ID:        "verify_email_code_absent",
				Operation: "otp_verify",
				Title:     "code left out (email)",
				Values: map[string]string{
					"auth_type":    "email",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.otp_verify.email.12",
			},
			Example{
				ID:        "verify_mobile_code_absent",
				Operation: "otp_verify",
				Title:     "code left out (mobile)",
				Values: map[string]string{
					"auth_type":    "sms",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "+15417543010",
				},
				Expect: "nextreason.otp_verify.mobile.14",
			},
			Example{
				ID:        "verify_email_client_empty",
				Operation: "otp_verify",
				Title:     "client_id empty (email)",
				Values: map[string]string{
					"auth_type":    "email",
					"client_id":    "\"\"",
					"code":         "151121",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.otp_verify.email.13",
			},
			Example{
				ID:        "verify_mobile_client_empty",
				Operation: "otp_verify",
				Title:     "client_id empty (mobile)",
				Values: map[string]string{
					"auth_type":    "sms",
					"client_id":    "\"\"",
					"code":         "151121",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "+15417543010",
				},
				Expect: "nextreason.otp_verify.mobile.10",
			},
			Example{
				ID:        "verify_email_client_absent",
				Operation: "otp_verify",
				Title:     "client_id left out (email)",
				Values: map[string]string{
					"auth_type":    "email",
					"code":         "151121",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Unset: []string{
					"client_id",
				},
				Expect: "nextreason.otp_verify.email.14",
			},
			Example{
				ID:        "verify_mobile_client_absent",
				Operation: "otp_verify",
				Title:     "client_id left out (mobile)",
				Values: map[string]string{
					"auth_type":    "sms",
					"code":         "151121",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "+15417543010",
				},
				Unset: []string{
					"client_id",
				},
				Expect: "nextreason.otp_verify.mobile.11",
			},
			Example{
				ID:        "verify_email_user_empty",
				Operation: "otp_verify",
				Title:     "user_id empty (email)",
				Values: map[string]string{
					"auth_type":    "email",
					"code":         "151121",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "\"\"",
				},
				Expect: "nextreason.otp_verify.email.16",
			},
			Example{
				ID:        "verify_mobile_user_empty",
				Operation: "otp_verify",
				Title:     "user_id empty (mobile)",
				Values: map[string]string{
					"auth_type":    "sms",
					"code":         "151121",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "\"\"",
				},
				Expect: "nextreason.otp_verify.mobile.16",
			},
			Example{
				ID:        "verify_email_user_absent",
				Operation: "otp_verify",
				Title:     "user_id left out (email)",
				Values: map[string]string{
					"auth_type":    "email",
					"code":         "151121",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
				},
				Expect: "nextreason.otp_verify.email.17",
			},
			Example{
				ID:        "verify_mobile_user_absent",
				Operation: "otp_verify",
				Title:     "user_id left out (mobile)",
				Values: map[string]string{
					"auth_type":    "sms",
					"code":         "151121",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
				},
				Expect: "nextreason.otp_verify.mobile.17",
			},
			Example{
				ID:        "verify_email_auth_unknown",
				Operation: "otp_verify",
				Title:     "An auth_type that is not known (email)",
				Values: map[string]string{
					"auth_type":    "voice",
					"code":         "151121",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.otp_verify.email.18",
			},
			Example{
				ID:        "verify_mobile_auth_unknown",
				Operation: "otp_verify",
				Title:     "An auth_type that is not known (mobile)",
				Values: map[string]string{
					"auth_type":    "voice",
					"code":         "151121",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "+15417543010",
				},
				Expect: "nextreason.otp_verify.mobile.18",
			},
			Example{
				ID:        "verify_email_auth_empty",
				Operation: "otp_verify",
				Title:     "auth_type empty (email)",
				Values: map[string]string{
					"auth_type":    "\"\"",
					"code":         "151121",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.otp_verify.email.19",
			},
			Example{
				ID:        "verify_mobile_auth_empty",
				Operation: "otp_verify",
				Title:     "auth_type empty (mobile)",
				Values: map[string]string{
					"auth_type":    "\"\"",
					"code":         "151121",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "+15417543010",
				},
				Expect: "nextreason.otp_verify.mobile.19",
			},
			Example{
				ID:        "verify_email_auth_absent",
				Operation: "otp_verify",
				Title:     "auth_type left out (email)",
				Values: map[string]string{
					"code":         "151121",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.otp_verify.email.20",
			},
			Example{
				ID:        "verify_mobile_auth_absent",
				Operation: "otp_verify",
				Title:     "auth_type left out (mobile)",
				Values: map[string]string{
					"code":         "151121",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "+15417543010",
				},
				Expect: "nextreason.otp_verify.mobile.20",
			},
			Example{
				ID:        "verify_email_locale_wrong",
				Operation: "otp_verify",
				Title:     "A locale with an underscore (email)",
				Values: map[string]string{
					"auth_type":    "email",
					"code":         "151121",
					"locale":       "en_US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.otp_verify.email.24",
			},
			Example{
				ID:        "verify_mobile_locale_wrong",
				Operation: "otp_verify",
				Title:     "A locale with an underscore (mobile)",
				Values: map[string]string{
					"auth_type":    "sms",
					"code":         "151121",
					"locale":       "en_US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "+15417543010",
				},
				Expect: "nextreason.otp_verify.mobile.23",
			},
			Example{
				ID:        "verify_environment",
				Operation: "otp_verify",
				Title:     "An environment id that is not known",
				Values: map[string]string{
					"auth_type":    "email",
					"code":         "151121",
					"env_id":       "no-such-environment",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.inferred.invalid_domain",
			},
			Example{
				ID:        "verify_user_form",
				Operation: "otp_verify",
				Title:     "A number without its country code",
				Values: map[string]string{
					"auth_type":    "sms",
					"code":         "151121",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "5417543010",
				},
				Expect: "nextreason.inferred.user_id_form",
			},
			Example{
				ID:        "verify_mobile_good",
				Operation: "otp_verify",
				Title:     "The right code (mobile)",
				Values: map[string]string{
					"auth_type":    "sms",
					"code":         "151121",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "+15417543010",
				},
				Expect: "nextreason.otp_verify.mobile.02",
			},
			Example{
				ID:        "verify_email_redirect_wrong",
				Operation: "otp_verify",
				Title:     "The right code, redirect_uri no web address (email)",
				Values: map[string]string{
					"auth_type":    "email",
					"code":         "151121",
					"locale":       "en-US",
					"redirect_uri": "not a web address",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.otp_verify.email.02",
			},
			Example{
				ID:        "verify_mobile_redirect_wrong",
				Operation: "otp_verify",
				Title:     "The right code, redirect_uri no web address (mobile)",
				Values: map[string]string{
					"auth_type":    "sms",
					"code":         "151121",
					"locale":       "en-US",
					"redirect_uri": "not a web address",
					"user_id":      "+15417543010",
				},
				Expect: "nextreason.otp_verify.mobile.03",
			},
			Example{
				ID:        "verify_email_redirect_empty",
				Operation: "otp_verify",
				Title:     "The right code, redirect_uri empty (email)",
				Values: map[string]string{
					"auth_type":    "email",
					"code":         "151121",
					"locale":       "en-US",
					"redirect_uri": "\"\"",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.otp_verify.email.03",
			},
			Example{
				ID:        "verify_mobile_redirect_empty",
				Operation: "otp_verify",
				Title:     "The right code, redirect_uri empty (mobile)",
				Values: map[string]string{
					"auth_type":    "sms",
					"code":         "151121",
					"locale":       "en-US",
					"redirect_uri": "\"\"",
					"user_id":      "+15417543010",
				},
				Expect: "nextreason.otp_verify.mobile.05",
			},
			Example{
				ID:        "verify_email_redirect_absent",
				Operation: "otp_verify",
				Title:     "The right code, redirect_uri left out (email)",
				Values: map[string]string{
					"auth_type": "email",
					"code":      "151121",
					"locale":    "en-US",
					"user_id":   "anna@example.com",
				},
				Expect: "nextreason.otp_verify.email.04",
			},
			Example{
				ID:        "verify_mobile_redirect_absent",
				Operation: "otp_verify",
				Title:     "The right code, redirect_uri left out (mobile)",
				Values: map[string]string{
					"auth_type": "sms",
					"code":      "151121",
					"locale":    "en-US",
					"user_id":   "+15417543010",
				},
				Expect: "nextreason.otp_verify.mobile.06",
			},
			Example{
				ID:        "verify_email_locale_empty",
				Operation: "otp_verify",
				Title:     "The right code, locale empty (email)",
				Values: map[string]string{
					"auth_type":    "email",
					"code":         "151121",
					"locale":       "\"\"",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.otp_verify.email.05",
			},
			Example{
				ID:        "verify_mobile_locale_empty",
				Operation: "otp_verify",
				Title:     "The right code, locale empty (mobile)",
				Values: map[string]string{
					"auth_type":    "sms",
					"code":         "151121",
					"locale":       "\"\"",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "+15417543010",
				},
				Expect: "nextreason.otp_verify.mobile.07",
			},
			Example{
				ID:        "verify_email_locale_absent",
				Operation: "otp_verify",
				Title:     "The right code, locale left out (email)",
				Values: map[string]string{
					"auth_type":    "email",
					"code":         "151121",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.otp_verify.email.06",
			},
			Example{
				ID:        "verify_mobile_locale_absent",
				Operation: "otp_verify",
				Title:     "The right code, locale left out (mobile)",
				Values: map[string]string{
					"auth_type":    "sms",
					"code":         "151121",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "+15417543010",
				},
				Expect: "nextreason.otp_verify.mobile.08",
			},
			Example{
				ID:        "send_good",
				Operation: "otp_send",
				Title:     "A code is sent",
				Values: map[string]string{
					"auth_type": "email",
					"locale":    "en-US",
					"message":   "Your code is %code%",
					"user_id":   "anna@example.com",
				},
				Expect: "nextreason.search.otp-send.email.02",
			},
			Example{
				ID:        "send_honest",
				Operation: "otp_send",
				Title:     "An honest user: send a code",
				Note:      "bea@example.com and +15417543011 are honest: the first code sent is 151121, each further one is one higher. Good once, for 10 minutes; the 5th attempt in a minute blocks.",
				Values: map[string]string{
					"auth_type": "email",
					"locale":    "en-US",
					"message":   "Your code is %code%",
					"user_id":   "bea@example.com",
				},
				Expect: "nextreason.search.otp-send.email.02",
			},
			Example{
				ID:        "send_message_empty",
				Operation: "otp_send",
				Title:     "message empty",
				Values: map[string]string{
					"auth_type": "email",
					"locale":    "en-US",
					"message":   "\"\"",
					"user_id":   "anna@example.com",
				},
				Expect: "nextreason.search.otp-send.email.03",
			},
			Example{
				ID:        "send_message_absent",
				Operation: "otp_send",
				Title:     "message left out",
				Values: map[string]string{
					"auth_type": "email",
					"locale":    "en-US",
					"user_id":   "anna@example.com",
				},
				Expect: "nextreason.search.otp-send.email.04",
			},
			Example{
				ID:        "send_message_no_code",
				Operation: "otp_send",
				Title:     "A message without %code%",
				Values: map[string]string{
					"auth_type": "email",
					"locale":    "en-US",
					"message":   "Your code is on its way",
					"user_id":   "anna@example.com",
				},
				Expect: "nextreason.inferred.otp_send.no_placeholder",
			},
			Example{
				ID:        "send_locale_empty",
				Operation: "otp_send",
				Title:     "locale empty",
				Values: map[string]string{
					"auth_type": "email",
					"locale":    "\"\"",
					"message":   "Your code is %code%",
					"user_id":   "anna@example.com",
				},
				Expect: "nextreason.search.otp-send.email.05",
			},
			Example{
				ID:        "send_locale_absent",
				Operation: "otp_send",
				Title:     "locale left out",
				Values: map[string]string{
					"auth_type": "email",
					"message":   "Your code is %code%",
					"user_id":   "anna@example.com",
				},
				Expect: "nextreason.search.otp-send.email.06",
			},
			Example{
				ID:        "send_host",
				Operation: "otp_send",
				Title:     "A host name that does not exist",
				Stand:     "env_id",
				Values: map[string]string{
					"auth_type": "email",
					"env_id":    "simulator-enotfound",
					"locale":    "en-US",
					"message":   "Your code is %code%",
					"user_id":   "anna@example.com",
				},
				Expect: "nextreason.search.otp-send.email.01",
			},
			Example{
				ID:        "send_no_payload",
				Operation: "otp_send",
				Title:     "No payload",
				Body:      new(""),
				Expect:    "nextreason.search.otp-send.email.07",
			},
			Example{
				ID:        "send_broken_json",
				Operation: "otp_send",
				Title:     "JSON that breaks off",
				Body:      new("{\"user_id\":\"anna@example.com\",\"message\":\"say \"hi\"}"),
				Expect:    "nextreason.search.otp-send.email.08",
			},
			Example{
				ID:        "send_environment",
				Operation: "otp_send",
				Title:     "An environment id that is not known",
				Values: map[string]string{
					"auth_type": "email",
					"env_id":    "no-such-environment",
					"locale":    "en-US",
					"message":   "Your code is %code%",
					"user_id":   "anna@example.com",
				},
				Expect: "nextreason.search.otp-send.email.09",
			},
			Example{
				ID:        "send_token_expired",
				Operation: "otp_send",
				Title:     "An access token that has expired",
				Stand:     "access_token",
				Values: map[string]string{
					"access_token": "simulator-expired-token",
					"auth_type":    "email",
					"locale":       "en-US",
					"message":      "Your code is %code%",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.otp-send.email.10",
			},
			Example{
				ID:        "send_client_unknown",
				Operation: "otp_send",
				Title:     "A client_id that does not exist",
				Values: map[string]string{
					"auth_type": "email",
					"client_id": "no-such-client",
					"locale":    "en-US",
					"message":   "Your code is %code%",
					"user_id":   "anna@example.com",
				},
				Expect: "nextreason.search.otp-send.email.11",
			},
			Example{
				ID:        "send_client_empty",
				Operation: "otp_send",
				Title:     "client_id empty",
				Values: map[string]string{
					"auth_type": "email",
					"client_id": "\"\"",
					"locale":    "en-US",
					"message":   "Your code is %code%",
					"user_id":   "anna@example.com",
				},
				Expect: "nextreason.search.otp-send.email.12",
			},
			Example{
				ID:        "send_client_absent",
				Operation: "otp_send",
				Title:     "client_id left out",
				Values: map[string]string{
					"auth_type": "email",
					"locale":    "en-US",
					"message":   "Your code is %code%",
					"user_id":   "anna@example.com",
				},
				Unset: []string{
					"client_id",
				},
				Expect: "nextreason.search.otp-send.email.13",
			},
			Example{
				ID:        "send_unknown",
				Operation: "otp_send",
				Title:     "A user who does not exist",
				Values: map[string]string{
					"auth_type": "email",
					"locale":    "en-US",
					"message":   "Your code is %code%",
					"user_id":   "nobody@example.com",
				},
				Expect: "nextreason.search.otp-send.email.14",
			},
			Example{
				ID:        "send_user_empty",
				Operation: "otp_send",
				Title:     "user_id empty",
				Values: map[string]string{
					"auth_type": "email",
					"locale":    "en-US",
					"message":   "Your code is %code%",
					"user_id":   "\"\"",
				},
				Expect: "nextreason.search.otp-send.email.15",
			},
			Example{
				ID:        "send_user_absent",
				Operation: "otp_send",
				Title:     "user_id left out",
				Values: map[string]string{
					"auth_type": "email",
					"locale":    "en-US",
					"message":   "Your code is %code%",
				},
				Expect: "nextreason.search.otp-send.email.16",
			},
			Example{
				ID:        "send_auth_unknown",
				Operation: "otp_send",
				Title:     "An auth_type that is not known",
				Values: map[string]string{
					"auth_type": "voice",
					"locale":    "en-US",
					"message":   "Your code is %code%",
					"user_id":   "anna@example.com",
				},
				Expect: "nextreason.inferred.auth_type",
			},
			Example{
				ID:        "send_auth_absent",
				Operation: "otp_send",
				Title:     "auth_type left out",
				Values: map[string]string{
					"locale":  "en-US",
					"message": "Your code is %code%",
					"user_id": "anna@example.com",
				},
				Expect: "nextreason.inferred.auth_type_absent",
			},
			Example{
				ID:        "send_version",
				Operation: "otp_send",
				Title:     "A version that does not exist",
				Values: map[string]string{
					"auth_type": "email",
					"locale":    "en-US",
					"message":   "Your code is %code%",
					"user_id":   "anna@example.com",
					"version":   "v2",
				},
				Expect: "nextreason.inferred.version",
			},
			Example{
				ID:        "token_good",
				Operation: "token",
				Title:     "A code is exchanged for tokens",
				Values: map[string]string{
					"auth_type":         "email",
					"code":              "simulator-authorization-code",
					"grant_type":        "authorization_code",
					"legal_acceptances": "true",
					"redirect_uri":      "https://app.example.com/done",
					"user_id":           "anna@example.com",
				},
				Expect: "nextreason.search.token.email.02",
			},
			Example{
				ID:        "token_pin",
				Operation: "token",
				Title:     "A one-time code is exchanged for tokens",
				Values: map[string]string{
					"auth_type":         "email",
					"code":              "151121",
					"grant_type":        "pin",
					"legal_acceptances": "true",
					"redirect_uri":      "https://app.example.com/done",
					"user_id":           "anna@example.com",
				},
				Expect: "nextreason.search.token.email.02",
			},
			Example{
				ID:        "token_terms_false",
				Operation: "token",
				Title:     "legal_acceptances false",
				Values: map[string]string{
					"auth_type":         "email",
					"code":              "simulator-authorization-code",
					"grant_type":        "authorization_code",
					"legal_acceptances": "false",
					"redirect_uri":      "https://app.example.com/done",
					"user_id":           "anna@example.com",
				},
				Expect: "nextreason.search.token.email.03",
			},
			Example{
				ID:        "token_terms_absent",
				Operation: "token",
				Title:     "legal_acceptances left out",
				Values: map[string]string{
					"auth_type":    "email",
					"code":         "simulator-authorization-code",
					"grant_type":   "authorization_code",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.token.email.04",
			},
			Example{
				ID:        "token_host",
				Operation: "token",
				Title:     "A host name that does not exist",
				Stand:     "env_id",
				Values: map[string]string{
					"auth_type":         "email",
					"code":              "simulator-authorization-code",
					"env_id":            "simulator-enotfound",
					"grant_type":        "authorization_code",
					"legal_acceptances": "true",
					"redirect_uri":      "https://app.example.com/done",
					"user_id":           "anna@example.com",
				},
				Expect: "nextreason.search.token.email.01",
			},
			Example{
				ID:        "token_no_payload",
				Operation: "token",
				Title:     "No payload",
				Body:      new(""),
				Expect:    "nextreason.search.token.email.05",
			},
			Example{
				ID:        "token_broken_json",
				Operation: "token",
				Title:     "A form-encoded body",
				Body:      new("grant_type=authorization_code&code=simulator-authorization-code"),
				Expect:    "nextreason.search.token.email.06",
			},
			Example{
				ID:        "token_environment",
				Operation: "token",
				Title:     "An environment id that is not known",
				Values: map[string]string{
					"auth_type":         "email",
					"code":              "simulator-authorization-code",
					"env_id":            "no-such-environment",
					"grant_type":        "authorization_code",
					"legal_acceptances": "true",
					"redirect_uri":      "https://app.example.com/done",
					"user_id":           "anna@example.com",
				},
				Expect: "nextreason.search.token.email.07",
			},
			Example{
				ID:        "token_code_wrong",
				Operation: "token",
				Title:     "A code that is not accepted",
				Values: map[string]string{
					"auth_type":         "email",
					"code":              "simulator-other-code",
					"grant_type":        "authorization_code",
					"legal_acceptances": "true",
					"redirect_uri":      "https://app.example.com/done",
					"user_id":           "anna@example.com",
				},
				Expect: "nextreason.search.token.email.09",
			},
			Example{
				ID:        "token_client_unknown",
				Operation: "token",
				Title:     "A client_id that does not exist",
				Values: map[string]string{
					"auth_type":         "email",
					"client_id":         "no-such-client",
					"code":              "simulator-authorization-code",
					"grant_type":        "authorization_code",
					"legal_acceptances": "true",
					"redirect_uri":      "https://app.example.com/done",
					"user_id":           "anna@example.com",
				},
				Expect: "nextreason.search.token.email.08",
			},
			Example{
				ID:        "token_client_empty",
				Operation: "token",
				Title:     "client_id empty",
				Values: map[string]string{
					"auth_type":         "email",
					"client_id":         "\"\"",
					"code":              "simulator-authorization-code",
					"grant_type":        "authorization_code",
					"legal_acceptances": "true",
					"redirect_uri":      "https://app.example.com/done",
					"user_id":           "anna@example.com",
				},
				Expect: "nextreason.search.token.email.10",
			},
			Example{
				ID:        "token_client_absent",
				Operation: "token",
				Title:     "client_id left out",
				Values: map[string]string{
					"auth_type":         "email",
					"code":              "simulator-authorization-code",
					"grant_type":        "authorization_code",
					"legal_acceptances": "true",
					"redirect_uri":      "https://app.example.com/done",
					"user_id":           "anna@example.com",
				},
				Unset: []string{
					"client_id",
				},
				Expect: "nextreason.search.token.email.11",
			},
			Example{
				ID:        "token_grant_unknown",
				Operation: "token",
				Title:     "A grant_type that is not known",
				Values: map[string]string{
					"auth_type":         "email",
					"code":              "simulator-authorization-code",
					"grant_type":        "password",
					"legal_acceptances": "true",
					"redirect_uri":      "https://app.example.com/done",
					"user_id":           "anna@example.com",
				},
				Expect: "nextreason.search.token.email.12",
			},
			Example{
				ID:        "token_grant_empty",
				Operation: "token",
				Title:     "grant_type empty",
				Values: map[string]string{
					"auth_type":         "email",
					"code":              "simulator-authorization-code",
					"grant_type":        "\"\"",
					"legal_acceptances": "true",
					"redirect_uri":      "https://app.example.com/done",
					"user_id":           "anna@example.com",
				},
				Expect: "nextreason.search.token.email.13",
			},
			Example{
				ID:        "token_grant_absent",
				Operation: "token",
				Title:     "grant_type left out",
				Values: map[string]string{
					"auth_type":         "email",
					"code":              "simulator-authorization-code",
					"legal_acceptances": "true",
					"redirect_uri":      "https://app.example.com/done",
					"user_id":           "anna@example.com",
				},
				Expect: "nextreason.search.token.email.14",
			},
			Example{
				ID:        "token_auth_unknown",
				Operation: "token",
				Title:     "An auth_type that is not known",
				Values: map[string]string{
					"auth_type":         "voice",
					"code":              "simulator-authorization-code",
					"grant_type":        "authorization_code",
					"legal_acceptances": "true",
					"redirect_uri":      "https://app.example.com/done",
					"user_id":           "anna@example.com",
				},
				Expect: "nextreason.search.token.email.15",
			},
			Example{
				ID:        "token_auth_empty",
				Operation: "token",
				Title:     "auth_type empty",
				Values: map[string]string{
					"auth_type":         "\"\"",
					"code":              "simulator-authorization-code",
					"grant_type":        "authorization_code",
					"legal_acceptances": "true",
					"redirect_uri":      "https://app.example.com/done",
					"user_id":           "anna@example.com",
				},
				Expect: "nextreason.search.token.email.16",
			},
			Example{
				ID:        "token_auth_absent",
				Operation: "token",
				Title:     "auth_type left out",
				Values: map[string]string{
					"code":              "simulator-authorization-code",
					"grant_type":        "authorization_code",
					"legal_acceptances": "true",
					"redirect_uri":      "https://app.example.com/done",
					"user_id":           "anna@example.com",
				},
				Expect: "nextreason.search.token.email.17",
			},
			Example{
				ID:        "token_redirect_wrong",
				Operation: "token",
				Title:     "A redirect_uri that is not accepted",
				Values: map[string]string{
					"auth_type":         "email",
					"code":              "simulator-authorization-code",
					"grant_type":        "authorization_code",
					"legal_acceptances": "true",
					"redirect_uri":      "not a web address",
					"user_id":           "anna@example.com",
				},
				Expect: "nextreason.search.token.email.18",
			},
			Example{
				ID:        "login_good",
				Operation: "login",
				Title:     "A login",
				Values: map[string]string{
					"locale":       "en-US",
					"password":     "simulator-password",
					"redirect_uri": "https://app.example.com/done",
					"scope":        "openid",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.login.email.02",
			},
			Example{
				ID:        "login_redirect_empty",
				Operation: "login",
				Title:     "A login, redirect_uri empty",
				Values: map[string]string{
					"locale":       "en-US",
					"password":     "simulator-password",
					"redirect_uri": "\"\"",
					"scope":        "openid",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.login.email.03",
			},
			Example{
				ID:        "login_scope_empty",
				Operation: "login",
				Title:     "A login, scope empty",
				Values: map[string]string{
					"locale":       "en-US",
					"password":     "simulator-password",
					"redirect_uri": "https://app.example.com/done",
					"scope":        "\"\"",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.login.email.04",
			},
			Example{
				ID:        "login_locale_empty",
				Operation: "login",
				Title:     "A login, locale empty",
				Values: map[string]string{
					"locale":       "\"\"",
					"password":     "simulator-password",
					"redirect_uri": "https://app.example.com/done",
					"scope":        "openid",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.login.email.05",
			},
			Example{
				ID:        "login_locale_absent",
				Operation: "login",
				Title:     "A login, locale left out",
				Values: map[string]string{
					"password":     "simulator-password",
					"redirect_uri": "https://app.example.com/done",
					"scope":        "openid",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.login.email.06",
			},
			Example{
				ID:        "login_host",
				Operation: "login",
				Title:     "A host name that does not exist",
				Stand:     "env_id",
				Values: map[string]string{
					"env_id":       "simulator-enotfound",
					"locale":       "en-US",
					"password":     "simulator-password",
					"redirect_uri": "https://app.example.com/done",
					"scope":        "openid",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.login.email.01",
			},
			Example{
				ID:        "login_environment",
				Operation: "login",
				Title:     "An environment id that is not known",
				Values: map[string]string{
					"env_id":       "no-such-environment",
					"locale":       "en-US",
					"password":     "simulator-password",
					"redirect_uri": "https://app.example.com/done",
					"scope":        "openid",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.login.email.07",
			},
			Example{
				ID:        "login_no_payload",
				Operation: "login",
				Title:     "No payload",
				Body:      new(""),
				Expect:    "nextreason.search.login.email.08",
			},
			Example{
				ID:        "login_broken_json",
				Operation: "login",
				Title:     "A password that breaks the JSON",
				Body:      new("{\"user_id\":\"anna@example.com\",\"password\":\"not\"a\"password\"}"),
				Expect:    "nextreason.search.login.email.09",
			},
			Example{
				ID:        "login_unknown",
				Operation: "login",
				Title:     "A user who does not exist",
				Values: map[string]string{
					"locale":       "en-US",
					"password":     "simulator-password",
					"redirect_uri": "https://app.example.com/done",
					"scope":        "openid",
					"user_id":      "nobody@example.com",
				},
				Expect: "nextreason.search.login.email.10",
			},
			Example{
				ID:        "login_no_address",
				Operation: "login",
				Title:     "A user name in place of an address",
				Values: map[string]string{
					"locale":       "en-US",
					"password":     "simulator-password",
					"redirect_uri": "https://app.example.com/done",
					"scope":        "openid",
					"user_id":      "anna",
				},
				Expect: "nextreason.search.login.email.12",
			},
			Example{
				ID:        "login_password",
				Operation: "login",
				Title:     "A wrong password",
				Values: map[string]string{
					"locale":       "en-US",
					"password":     "not-the-password",
					"redirect_uri": "https://app.example.com/done",
					"scope":        "openid",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.login.email.11",
			},
			Example{
				ID:        "login_no_access",
				Operation: "login",
				Title:     "A user without access to the resource",
				Stand:     "user_id",
				Values: map[string]string{
					"locale":       "en-US",
					"password":     "simulator-password",
					"redirect_uri": "https://app.example.com/done",
					"resource":     "simulator-resource",
					"scope":        "openid",
					"user_id":      "noaccess@example.com",
				},
				Expect: "nextreason.search.login.email.13",
			},
			Example{
				ID:        "login_client_unknown",
				Operation: "login",
				Title:     "A client_id that does not exist",
				Values: map[string]string{
					"client_id":    "no-such-client",
					"locale":       "en-US",
					"password":     "simulator-password",
					"redirect_uri": "https://app.example.com/done",
					"scope":        "openid",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.login.email.14",
			},
			Example{
				ID:        "login_unverified",
				Operation: "login",
				Title:     "An address that is not confirmed",
				Stand:     "user_id",
				Values: map[string]string{
					"locale":       "en-US",
					"password":     "simulator-password",
					"redirect_uri": "https://app.example.com/done",
					"scope":        "openid",
					"user_id":      "unverified@example.com",
				},
				Expect: "nextreason.search.login.email.15",
			},
			Example{
				ID:        "login_client_empty",
				Operation: "login",
				Title:     "client_id empty",
				Values: map[string]string{
					"client_id":    "\"\"",
					"locale":       "en-US",
					"password":     "simulator-password",
					"redirect_uri": "https://app.example.com/done",
					"scope":        "openid",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.login.email.16",
			},
			Example{
				ID:        "login_client_absent",
				Operation: "login",
				Title:     "client_id left out",
				Values: map[string]string{
					"locale":       "en-US",
					"password":     "simulator-password",
					"redirect_uri": "https://app.example.com/done",
					"scope":        "openid",
					"user_id":      "anna@example.com",
				},
				Unset: []string{
					"client_id",
				},
				Expect: "nextreason.search.login.email.17",
			},
			Example{
				ID:        "resend_good",
				Operation: "resend_verification",
				Title:     "A verification mail is sent",
				Values: map[string]string{
					"auth_type":    "email",
					"grant_type":   "authorization_code",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.resend-verification.email.01",
			},
			Example{
				ID:        "resend_unknown",
				Operation: "resend_verification",
				Title:     "The same for a user who does not exist",
				Values: map[string]string{
					"auth_type":    "email",
					"grant_type":   "authorization_code",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "nobody@example.com",
				},
				Expect: "nextreason.search.resend-verification.email.03",
			},
			Example{
				ID:        "resend_locale_empty",
				Operation: "resend_verification",
				Title:     "locale empty",
				Values: map[string]string{
					"auth_type":    "email",
					"grant_type":   "authorization_code",
					"locale":       "\"\"",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.resend-verification.email.04",
			},
			Example{
				ID:        "resend_locale_absent",
				Operation: "resend_verification",
				Title:     "locale left out",
				Values: map[string]string{
					"auth_type":    "email",
					"grant_type":   "authorization_code",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.resend-verification.email.05",
			},
			Example{
				ID:        "resend_grant_unknown",
				Operation: "resend_verification",
				Title:     "A grant_type that is not known",
				Values: map[string]string{
					"auth_type":    "email",
					"grant_type":   "password",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.resend-verification.email.06",
			},
			Example{
				ID:        "resend_grant_empty",
				Operation: "resend_verification",
				Title:     "grant_type empty",
				Values: map[string]string{
					"auth_type":    "email",
					"grant_type":   "\"\"",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.resend-verification.email.07",
			},
			Example{
				ID:        "resend_grant_absent",
				Operation: "resend_verification",
				Title:     "grant_type left out",
				Values: map[string]string{
					"auth_type":    "email",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.resend-verification.email.08",
			},
			Example{
				ID:        "resend_no_payload",
				Operation: "resend_verification",
				Title:     "No payload",
				Body:      new(""),
				Expect:    "nextreason.search.resend-verification.email.09",
			},
			Example{
				ID:        "resend_broken_json",
				Operation: "resend_verification",
				Title:     "JSON that breaks off",
				Body:      new("{\"user_id\":\"anna@example.com\""),
				Expect:    "nextreason.search.resend-verification.email.10",
			},
			Example{
				ID:        "resend_client_unknown",
				Operation: "resend_verification",
				Title:     "A client_id that does not exist",
				Values: map[string]string{
					"auth_type":    "email",
					"client_id":    "no-such-client",
					"grant_type":   "authorization_code",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.resend-verification.email.11",
			},
			Example{
				ID:        "resend_client_empty",
				Operation: "resend_verification",
				Title:     "client_id empty",
				Values: map[string]string{
					"auth_type":    "email",
					"client_id":    "\"\"",
					"grant_type":   "authorization_code",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.resend-verification.email.12",
			},
			Example{
				ID:        "resend_client_absent",
				Operation: "resend_verification",
				Title:     "client_id left out",
				Values: map[string]string{
					"auth_type":    "email",
					"grant_type":   "authorization_code",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Unset: []string{
					"client_id",
				},
				Expect: "nextreason.search.resend-verification.email.13",
			},
			Example{
				ID:        "resend_auth_unknown",
				Operation: "resend_verification",
				Title:     "An auth_type that is not known",
				Values: map[string]string{
					"auth_type":    "voice",
					"grant_type":   "authorization_code",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.resend-verification.email.14",
			},
			Example{
				ID:        "resend_auth_empty",
				Operation: "resend_verification",
				Title:     "auth_type empty",
				Values: map[string]string{
					"auth_type":    "\"\"",
					"grant_type":   "authorization_code",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.resend-verification.email.15",
			},
			Example{
				ID:        "resend_auth_absent",
				Operation: "resend_verification",
				Title:     "auth_type left out",
				Values: map[string]string{
					"grant_type":   "authorization_code",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.resend-verification.email.16",
			},
			Example{
				ID:        "resend_redirect_wrong",
				Operation: "resend_verification",
				Title:     "A redirect_uri that is not allowed",
				Values: map[string]string{
					"auth_type":    "email",
					"grant_type":   "authorization_code",
					"locale":       "en-US",
					"redirect_uri": "https://elsewhere.example.org/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.resend-verification.email.17",
			},
			Example{
				ID:        "resend_redirect_empty",
				Operation: "resend_verification",
				Title:     "redirect_uri empty",
				Values: map[string]string{
					"auth_type":    "email",
					"grant_type":   "authorization_code",
					"locale":       "en-US",
					"redirect_uri": "\"\"",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.resend-verification.email.18",
			},
			Example{
				ID:        "forgot_good",
				Operation: "forgot_password",
				Title:     "A link to a new password is sent",
				Values: map[string]string{
					"auth_type":    "email",
					"grant_type":   "authorization_code",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.forgot-password.email.02",
			},
			Example{
				ID:        "forgot_grant_unknown",
				Operation: "forgot_password",
				Title:     "A grant_type that is not known",
				Values: map[string]string{
					"auth_type":    "email",
					"grant_type":   "password",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.forgot-password.email.03",
			},
			Example{
				ID:        "forgot_grant_absent",
				Operation: "forgot_password",
				Title:     "grant_type left out",
				Values: map[string]string{
					"auth_type":    "email",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.forgot-password.email.04",
			},
			Example{
				ID:        "forgot_locale_absent",
				Operation: "forgot_password",
				Title:     "locale left out",
				Values: map[string]string{
					"auth_type":    "email",
					"grant_type":   "authorization_code",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.forgot-password.email.05",
			},
			Example{
				ID:        "forgot_host",
				Operation: "forgot_password",
				Title:     "A host name that does not exist",
				Stand:     "env_id",
				Values: map[string]string{
					"auth_type":    "email",
					"env_id":       "simulator-enotfound",
					"grant_type":   "authorization_code",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.forgot-password.email.01",
			},
			Example{
				ID:        "forgot_no_payload",
				Operation: "forgot_password",
				Title:     "No payload",
				Body:      new(""),
				Expect:    "nextreason.search.forgot-password.email.06",
			},
			Example{
				ID:        "forgot_broken_json",
				Operation: "forgot_password",
				Title:     "JSON that breaks off",
				Body:      new("{\"user_id\":\"anna@example.com\""),
				Expect:    "nextreason.search.forgot-password.email.07",
			},
			Example{
				ID:        "forgot_environment",
				Operation: "forgot_password",
				Title:     "An environment id that is not known",
				Values: map[string]string{
					"auth_type":    "email",
					"env_id":       "no-such-environment",
					"grant_type":   "authorization_code",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.forgot-password.email.08",
			},
			Example{
				ID:        "forgot_client_unknown",
				Operation: "forgot_password",
				Title:     "A client_id that does not exist",
				Values: map[string]string{
					"auth_type":    "email",
					"client_id":    "no-such-client",
					"grant_type":   "authorization_code",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.forgot-password.email.09",
			},
			Example{
				ID:        "forgot_client_empty",
				Operation: "forgot_password",
				Title:     "client_id empty",
				Values: map[string]string{
					"auth_type":    "email",
					"client_id":    "\"\"",
					"grant_type":   "authorization_code",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.forgot-password.email.10",
			},
			Example{
				ID:        "forgot_client_absent",
				Operation: "forgot_password",
				Title:     "client_id left out",
				Values: map[string]string{
					"auth_type":    "email",
					"grant_type":   "authorization_code",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Unset: []string{
					"client_id",
				},
				Expect: "nextreason.search.forgot-password.email.11",
			},
			Example{
				ID:        "forgot_auth_unknown",
				Operation: "forgot_password",
				Title:     "An auth_type that is not known",
				Values: map[string]string{
					"auth_type":    "voice",
					"grant_type":   "authorization_code",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.forgot-password.email.12",
			},
			Example{
				ID:        "forgot_auth_empty",
				Operation: "forgot_password",
				Title:     "auth_type empty",
				Values: map[string]string{
					"auth_type":    "\"\"",
					"grant_type":   "authorization_code",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.forgot-password.email.13",
			},
			Example{
				ID:        "forgot_auth_absent",
				Operation: "forgot_password",
				Title:     "auth_type left out",
				Values: map[string]string{
					"grant_type":   "authorization_code",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.forgot-password.email.14",
			},
			Example{
				ID:        "forgot_redirect_wrong",
				Operation: "forgot_password",
				Title:     "A redirect_uri that is not allowed",
				Values: map[string]string{
					"auth_type":    "email",
					"grant_type":   "authorization_code",
					"locale":       "en-US",
					"redirect_uri": "https://elsewhere.example.org/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.forgot-password.email.15",
			},
			Example{
				ID:        "forgot_redirect_empty",
				Operation: "forgot_password",
				Title:     "redirect_uri empty",
				Values: map[string]string{
					"auth_type":    "email",
					"grant_type":   "authorization_code",
					"locale":       "en-US",
					"redirect_uri": "\"\"",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.forgot-password.email.16",
			},
			Example{
				ID:        "forgot_region",
				Operation: "forgot_password",
				Title:     "The wrong region in the host",
				Stand:     "env_id",
				Values: map[string]string{
					"auth_type":    "email",
					"env_id":       "simulator-wrong-region",
					"grant_type":   "authorization_code",
					"locale":       "en-US",
					"redirect_uri": "https://app.example.com/done",
					"user_id":      "anna@example.com",
				},
				Expect: "nextreason.search.forgot-password.email.17",
			},
			Example{
				ID:        "register_good",
				Operation: "register",
				Title:     "A new user",
				Values: map[string]string{
					"emailAddress": "newcomer@example.com",
					"locale":       "en-US",
				},
				Expect: "nextreason.inferred.register.created",
			},
			Example{
				ID:        "register_again",
				Operation: "register",
				Title:     "An address that is registered already",
				Values: map[string]string{
					"emailAddress": "anna@example.com",
					"locale":       "en-US",
				},
				Expect: "nextreason.search.register.email.03",
			},
			Example{
				ID:        "register_no_address",
				Operation: "register",
				Title:     "An email address that is none",
				Values: map[string]string{
					"emailAddress": "newcomer.example.com",
					"locale":       "en-US",
				},
				Expect: "nextreason.search.register.email.01",
			},
			Example{
				ID:        "register_password",
				Operation: "register",
				Title:     "A password that is not asked for",
				Values: map[string]string{
					"emailAddress":       "newcomer@example.com",
					"locale":             "en-US",
					"newPassword":        "simulator-password",
					"newPasswordConfirm": "simulator-password",
				},
				Expect: "nextreason.search.register.email.02",
			},
			Example{
				ID:        "register_no_payload",
				Operation: "register",
				Title:     "No payload",
				Body:      new(""),
				Expect:    "nextreason.inferred.no_payload",
			},
			Example{
				ID:        "register_broken_json",
				Operation: "register",
				Title:     "JSON that breaks off",
				Body:      new("{\"emailAddress\":\"newcomer@example.com\""),
				Expect:    "nextreason.inferred.broken_json",
			},
			Example{
				ID:        "register_client_unknown",
				Operation: "register",
				Title:     "A client_id that does not exist",
				Values: map[string]string{
					"client_id":    "no-such-client",
					"emailAddress": "newcomer@example.com",
					"locale":       "en-US",
				},
				Expect: "nextreason.inferred.client_unknown",
			},
			Example{
				ID:        "register_client_empty",
				Operation: "register",
				Title:     "client_id empty",
				Values: map[string]string{
					"client_id":    "\"\"",
					"emailAddress": "newcomer@example.com",
					"locale":       "en-US",
				},
				Expect: "nextreason.inferred.client_id_empty",
			},
			Example{
				ID:        "register_client_absent",
				Operation: "register",
				Title:     "client_id left out",
				Values: map[string]string{
					"emailAddress": "newcomer@example.com",
					"locale":       "en-US",
				},
				Unset: []string{
					"client_id",
				},
				Expect: "nextreason.inferred.client_id_absent",
			},
		},
		Desk: Desk{
			Name: "nextReason support",
			Wants: []Want{
				Want{
					Item: "status",
					Text: "HTTP status, error and message",
				},
				Want{
					Item: "request-line",
					Text: "Request URL and method, with env_id",
				},
				Want{
					Item: "request-body",
					Text: "Request body, with code, password and tokens redacted",
				},
				Want{
					Item: "answer-body",
					Text: "Full response body",
				},
				Want{
					Item: "time",
					Text: "Time of the attempt, with its zone",
				},
			},
			Before:  "nextReason documents no support desk, no address and no hours. Use the way that the customer's contract or their nextReason consultant names.",
			Basis:   "unknown",
			Warning: "What a nextReason desk wants is our guess. No request id is documented, so a call can be found only by its time, client_id and env_id.",
		},
		Spellings: map[string]string{
			"An email has been sent to the address on record.": "An email has been sent to the address on record",
			"invalid fomat":        "invalid format",
			"invalid_code'":        "invalid_code",
			"invalid_parameters'":  "invalid_parameters",
			"user_attempts_limits": "user_attempts_limit",
		},
		Lifetimes: []Lifetime{
			Lifetime{
				ID:    "otp",
				Field: "code",
				MadeBy: []string{
					"otp_send",
				},
				Seconds: 600,
				Basis:   "unknown",
				Text:    "The vendor says that a code is good for a limited time and gives no figure; 10 minutes is our guess, since it is the usual life of a texted code.",
			},
		},
	}
}

// compiledScayle is scayle.yaml.
func compiledScayle() *Pack {
	return &Pack{
		Schema:  1,
		ID:      "scayle",
		Name:    "SCAYLE",
		Version: "1",
		AsOf:    "2026-11-22",
		Hosts: []string{
			"*.auth.scayle.cloud",
		},
		BaseURL: "https://TENANT-SPACE.auth.scayle.cloud",
		Envelope: EnvelopeKeys{
			Signature: []string{
				"error",
				"message",
			},
			Messages: ".",
			Code: []string{
				"error",
			},
			Text: []string{
				"message",
			},
			Arguments: []string{
				"context",
			},
			Details: []string{
				"error_description",
				"hint",
			},
		},
		Classes: []ClassRule{
			ClassRule{
				Name:  "access_token",
				Class: safe.ClassSecret,
				Kind:  "access-token",
			},
			ClassRule{
				Name:  "refresh_token",
				Class: safe.ClassSecret,
				Kind:  "refresh-token",
			},
			ClassRule{
				Name:  "id_token",
				Class: safe.ClassSecret,
				Kind:  "id-token",
			},
			ClassRule{
				Name:  "client_secret",
				Class: safe.ClassSecret,
				Kind:  "client-secret",
			},
			ClassRule{
				Name:  "jwt",
				Class: safe.ClassSecret,
				Kind:  "jwt",
			},
			ClassRule{
				Name:  "new_password",
				Class: safe.ClassSecret,
				Kind:  "password",
			},
			ClassRule{
				Name:  "verification_code",
				Class: safe.OneTime,
				Kind:  "code",
			},
			ClassRule{
				Name:  "magic_link",
				Class: safe.OneTime,
				Kind:  "link",
			},
			ClassRule{
				Name:  "hash",
				Class: safe.OneTime,
				Kind:  "reset-hash",
			},
			ClassRule{
				Name:  "email",
				Class: safe.Personal,
				Kind:  "email",
			},
			ClassRule{
				Name:  "first_name",
				Class: safe.Personal,
				Kind:  "name",
			},
			ClassRule{
				Name:  "last_name",
				Class: safe.Personal,
				Kind:  "name",
			},
			ClassRule{
				Name:  "x-original-client-ip",
				Place: "header",
				Class: safe.Personal,
				Kind:  "ip",
			},
		},
		Retry: RetryRule{
			Statuses: []int{
				424,
				500,
			},
			First:  5000,
			Cap:    60000,
			Tries:  3,
			Jitter: 500,
			Basis:  "inferred",
			Source: "https://scayle.dev/en/api-guides/authentication-api/getting-started/errors",
			Text:   "SCAYLE says of a failure on its side to try again shortly, and gives no numbers; 5 s, doubling, 3 tries in all, is our guess.",
			Codes: []string{
				"API_EXCEPTION",
			},
		},
		Operations: []Operation{
			Operation{
				ID:          "login",
				Name:        "Login",
				Method:      "POST",
				Path:        "/v1/auth/login",
				ContentType: "application/json",
				Counted:     "may count as a login attempt",
				Expect: []int{
					200,
				},
				Fields: []Field{
					Field{
						ID:       "email",
						Place:    "body",
						Required: "yes",
						Class:    safe.Personal,
						Kind:     "email",
						Format:   "email",
						User:     true,
						Help:     "The customer's email address.",
					},
					Field{
						ID:       "password",
						Place:    "body",
						Required: "yes",
						Class:    safe.ClassSecret,
						Kind:     "password",
						Help:     "The customer's password. Never ask a customer for it, and never saved here; use a customer made for tests.",
					},
					Field{
						ID:       "shop_id",
						Place:    "body",
						Type:     "number",
						Required: "yes",
						Kind:     "shop-id",
						Variable: "SCAYLE_SHOP_ID",
						Format:   "integer",
						Help:     "The number of the shop, sent as a number and not as text. Not a secret.",
					},
					Field{
						ID:       "client_id",
						Place:    "basic-user",
						Required: "yes",
						Kind:     "client-id",
						Variable: "SCAYLE_CLIENT_ID",
						Help:     "The first half of Basic; from the shop's storefront settings, API Keys. Not a secret.",
					},
					Field{
						ID:       "client_secret",
						Place:    "basic-password",
						Required: "yes",
						Class:    safe.ClassSecret,
						Kind:     "client-secret",
						Variable: "SCAYLE_CLIENT_SECRET",
						Help:     "The second half of Basic, made together with the client id. Never saved here.",
					},
				},
				Source: "https://scayle.dev/en/developer-guide/authentication-and-account-area/login",
				Help:   "Logs a shop's customer in with email and password, and answers with tokens. It logs in for real, so use a customer made for tests.",
			},
			Operation{
				ID:          "guest_login",
				Name:        "Guest login",
				Method:      "POST",
				Path:        "/v1/auth/login/guest",
				ContentType: "application/json",
				Counted:     "may make a guest customer",
				Expect: []int{
					200,
				},
				Fields: []Field{
					Field{
						ID:       "first_name",
						Place:    "body",
						Required: "yes",
						Class:    safe.Personal,
						Kind:     "name",
						Help:     "The customer's first name.",
					},
					Field{
						ID:       "last_name",
						Place:    "body",
						Required: "yes",
						Class:    safe.Personal,
						Kind:     "name",
						Help:     "The customer's last name.",
					},
					Field{
						ID:       "email",
						Place:    "body",
						Required: "yes",
						Class:    safe.Personal,
						Kind:     "email",
						Format:   "email",
						User:     true,
						Help:     "The customer's email address.",
					},
					Field{
						ID:       "gender",
						Place:    "body",
						Required: "unstated",
						Class:    safe.Personal,
						Kind:     "gender",
						Enum: []string{
							"m",
							"f",
							"d",
						},
						Help: "m, f or d. The vendor does not say whether it may be left out.",
					},
					Field{
						ID:       "shop_id",
						Place:    "body",
						Type:     "number",
						Required: "yes",
						Kind:     "shop-id",
						Variable: "SCAYLE_SHOP_ID",
						Format:   "integer",
						Help:     "The number of the shop, sent as a number and not as text. Not a secret.",
					},
					Field{
						ID:       "client_id",
						Place:    "basic-user",
						Required: "yes",
						Kind:     "client-id",
						Variable: "SCAYLE_CLIENT_ID",
						Help:     "The first half of Basic; from the shop's storefront settings, API Keys. Not a secret.",
					},
					Field{
						ID:       "client_secret",
						Place:    "basic-password",
						Required: "yes",
						Class:    safe.ClassSecret,
						Kind:     "client-secret",
						Variable: "SCAYLE_CLIENT_SECRET",
						Help:     "The second half of Basic, made together with the client id. Never saved here.",
					},
				},
				Source: "https://scayle.dev/en/developer-guide/authentication-and-account-area/guest-login",
				Help:   "Lets somebody buy without a password. It may make a guest customer in the shop for real.",
			},
			Operation{
				ID:          "register",
				Name:        "Register",
				Method:      "POST",
				Path:        "/v1/auth/register",
				ContentType: "application/json",
				Counted:     "makes a customer account",
				Expect: []int{
					200,
					201,
				},
				Fields: []Field{
					Field{
						ID:       "first_name",
						Place:    "body",
						Required: "yes",
						Class:    safe.Personal,
						Kind:     "name",
						Help:     "The customer's first name.",
					},
					Field{
						ID:       "last_name",
						Place:    "body",
						Required: "yes",
						Class:    safe.Personal,
						Kind:     "name",
						Help:     "The customer's last name.",
					},
					Field{
						ID:       "email",
						Place:    "body",
						Required: "yes",
						Class:    safe.Personal,
						Kind:     "email",
						Format:   "email",
						User:     true,
						Help:     "The customer's email address.",
					},
					Field{
						ID:       "password",
						Place:    "body",
						Required: "yes",
						Class:    safe.ClassSecret,
						Kind:     "password",
						Help:     "The customer's password. Never ask a customer for it, and never saved here; use a customer made for tests.",
					},
					Field{
						ID:       "gender",
						Place:    "body",
						Required: "unstated",
						Class:    safe.Personal,
						Kind:     "gender",
						Enum: []string{
							"m",
							"f",
							"d",
						},
						Help: "m, f or d. The vendor does not say whether it may be left out.",
					},
					Field{
						ID:       "shop_id",
						Place:    "body",
						Type:     "number",
						Required: "yes",
						Kind:     "shop-id",
						Variable: "SCAYLE_SHOP_ID",
						Format:   "integer",
						Help:     "The number of the shop, sent as a number and not as text. Not a secret.",
					},
					Field{
						ID:       "client_id",
						Place:    "basic-user",
						Required: "yes",
						Kind:     "client-id",
						Variable: "SCAYLE_CLIENT_ID",
						Help:     "The first half of Basic; from the shop's storefront settings, API Keys. Not a secret.",
					},
					Field{
						ID:       "client_secret",
						Place:    "basic-password",
						Required: "yes",
						Class:    safe.ClassSecret,
						Kind:     "client-secret",
						Variable: "SCAYLE_CLIENT_SECRET",
						Help:     "The second half of Basic, made together with the client id. Never saved here.",
					},
				},
				Source: "https://scayle.dev/en/developer-guide/authentication-and-account-area/registration",
				Help:   "Makes a customer account, and answers with tokens. It makes one for real, and the shop may greet the customer by email.",
			},
			Operation{
				ID:          "password_reset",
				Name:        "Send reset email",
				Method:      "POST",
				Path:        "/v1/auth/password/send-reset-email",
				ContentType: "application/json",
				Counted:     "emails the customer",
				Expect: []int{
					200,
					204,
				},
				Fields: []Field{
					Field{
						ID:       "shop_id",
						Place:    "body",
						Type:     "number",
						Required: "yes",
						Kind:     "shop-id",
						Variable: "SCAYLE_SHOP_ID",
						Format:   "integer",
						Help:     "The number of the shop, sent as a number and not as text. Not a secret.",
					},
					Field{
						ID:       "email",
						Place:    "body",
						Required: "yes",
						Class:    safe.Personal,
						Kind:     "email",
						Format:   "email",
						User:     true,
						Help:     "The customer's email address.",
					},
					Field{
						ID:       "reset_url",
						Place:    "body",
						Required: "yes",
						Kind:     "url",
						Pattern:  "https?://\\S*\\{hash\\}\\S*",
						Is:       "a web address with {hash} where the link's hash goes",
						Help:     "The page of the shop where the new password is typed in, with the word {hash}, braces included, where SCAYLE puts the real one.",
					},
					Field{
						ID:       "client_id",
						Place:    "basic-user",
						Required: "yes",
						Kind:     "client-id",
						Variable: "SCAYLE_CLIENT_ID",
						Help:     "The first half of Basic; from the shop's storefront settings, API Keys. Not a secret.",
					},
					Field{
						ID:       "client_secret",
						Place:    "basic-password",
						Required: "yes",
						Class:    safe.ClassSecret,
						Kind:     "client-secret",
						Variable: "SCAYLE_CLIENT_SECRET",
						Help:     "The second half of Basic, made together with the client id. Never saved here.",
					},
				},
				Source: "https://scayle.dev/en/developer-guide/authentication-and-account-area/password-reset",
				Help:   "Sends the customer an email with a link that sets a new password.",
			},
			Operation{
				ID:          "password_update",
				Name:        "Set new password",
				Method:      "POST",
				Path:        "/v1/auth/password/update-by-hash",
				ContentType: "application/json",
				Counted:     "changes the customer's password",
				Expect: []int{
					200,
					204,
				},
				Fields: []Field{
					Field{
						ID:       "shop_id",
						Place:    "body",
						Type:     "number",
						Required: "yes",
						Kind:     "shop-id",
						Variable: "SCAYLE_SHOP_ID",
						Format:   "integer",
						Help:     "The number of the shop, sent as a number and not as text. Not a secret.",
					},
					Field{
						ID:       "hash",
						Place:    "body",
						Required: "yes",
						Class:    safe.OneTime,
						Kind:     "reset-hash",
						Help:     "What stands in the reset link in place of {hash}. It is good once.",
					},
					Field{
						ID:       "password",
						Place:    "body",
						Required: "yes",
						Class:    safe.ClassSecret,
						Kind:     "password",
						Help:     "The customer's password. Never ask a customer for it, and never saved here; use a customer made for tests.",
					},
					Field{
						ID:       "client_id",
						Place:    "basic-user",
						Required: "yes",
						Kind:     "client-id",
						Variable: "SCAYLE_CLIENT_ID",
						Help:     "The first half of Basic; from the shop's storefront settings, API Keys. Not a secret.",
					},
					Field{
						ID:       "client_secret",
						Place:    "basic-password",
						Required: "yes",
						Class:    safe.ClassSecret,
						Kind:     "client-secret",
						Variable: "SCAYLE_CLIENT_SECRET",
						Help:     "The second half of Basic, made together with the client id. Never saved here.",
					},
				},
				Source: "https://scayle.dev/en/developer-guide/authentication-and-account-area/password-reset",
				Help:   "Sets the new password with the hash of a reset link. The path below /v1/auth/password and the name of the new password's field are our guess; the page that we have breaks off before them.",
			},
			Operation{
				ID:      "logout",
				Name:    "Logout",
				Method:  "POST",
				Path:    "/v1/auth/logout",
				Counted: "ends the customer's session",
				Expect: []int{
					200,
					204,
				},
				Fields: []Field{
					Field{
						ID:       "X-Shop-Id",
						Place:    "header",
						Required: "yes",
						Kind:     "shop-id",
						Variable: "SCAYLE_SHOP_ID",
						Format:   "integer",
						Help:     "The number of the shop, the one that the login was made with. Not a secret.",
					},
					Field{
						ID:       "access_token",
						Place:    "bearer",
						Required: "yes",
						Class:    safe.ClassSecret,
						Kind:     "access-token",
						Variable: "SCAYLE_ACCESS_TOKEN",
						Help:     "The customer's access token, from the answer to a login. Never saved here.",
					},
				},
				Source: "https://scayle.dev/en/developer-guide/authentication-and-account-area/logout",
				Help:   "Ends the session that the access token belongs to. It has no body.",
			},
			Operation{
				ID:          "token_refresh",
				Name:        "Refresh token",
				Method:      "POST",
				Path:        "/v1/oauth/token",
				ContentType: "application/json",
				Counted:     "may use up the refresh token",
				Expect: []int{
					200,
				},
				Fields: []Field{
					Field{
						ID:       "grant_type",
						Place:    "body",
						Required: "yes",
						Enum: []string{
							"refresh_token",
						},
						Default: "refresh_token",
						Help:    "Always refresh_token here.",
					},
					Field{
						ID:       "refresh_token",
						Place:    "body",
						Required: "yes",
						Class:    safe.ClassSecret,
						Kind:     "refresh-token",
						Help:     "The refresh token, from the answer to a login. Documented to live 60 days, and a refresh does not lengthen that. Never saved here.",
					},
					Field{
						ID:       "client_id",
						Place:    "basic-user",
						Required: "yes",
						Kind:     "client-id",
						Variable: "SCAYLE_CLIENT_ID",
						Help:     "The first half of Basic; from the shop's storefront settings, API Keys. Not a secret.",
					},
					Field{
						ID:       "client_secret",
						Place:    "basic-password",
						Required: "yes",
						Class:    safe.ClassSecret,
						Kind:     "client-secret",
						Variable: "SCAYLE_CLIENT_SECRET",
						Help:     "The second half of Basic, made together with the client id. Never saved here.",
					},
				},
				Source: "https://scayle.dev/en/checkout-guide/authentication-accounts/authetication/token-management/integrate",
				Help:   "Trades a refresh token for a fresh access token. That it wants Basic credentials is our guess.",
			},
			Operation{
				ID:     "token_validate",
				Name:   "Validate token",
				Method: "GET",
				Path:   "/v1/oauth/token/validate",
				Expect: []int{
					200,
				},
				Bare: true,
				Fields: []Field{
					Field{
						ID:       "access_token",
						Place:    "bearer",
						Required: "yes",
						Class:    safe.ClassSecret,
						Kind:     "access-token",
						Variable: "SCAYLE_ACCESS_TOKEN",
						Help:     "The customer's access token, from the answer to a login. Never saved here.",
					},
				},
				Source: "https://scayle.dev/en/checkout-guide/authentication-accounts/authetication/token-management/integrate",
				Help:   "Asks whether an access token is still good. Changes nothing. That the method is GET is our guess.",
			},
		},
		Checks: []Check{
			Check{
				ID: "client_id_present",
				Group: []int{
					401,
				},
				Text:  "The request carries Basic credentials",
				Field: "client_id",
				Is:    "present",
				Predicts: []string{
					"scayle.inferred.no_basic",
				},
				Ask:    "Look at the outgoing request for Authorization, and that it says Basic; a Bearer token does not count here.",
				Basis:  "inferred",
				Source: "https://scayle.dev/api-guides/authentication-api/getting-started/authentication-and-authorization",
			},
			Check{
				ID: "client_secret_present",
				Group: []int{
					401,
				},
				Text:  "The secret is part of the Basic credentials",
				Field: "client_secret",
				Is:    "present",
				Predicts: []string{
					"scayle.errors.payload.01",
				},
				Ask:    "Decode what follows Basic; it must be the client id, a colon and the secret.",
				Basis:  "inferred",
				Source: "https://scayle.dev/api-guides/authentication-api/getting-started/authentication-and-authorization",
			},
			Check{
				ID: "client_id_clean",
				Group: []int{
					401,
				},
				Text:  "The client id was copied without white space or quotes",
				Field: "client_id",
				Is:    "clean",
				Predicts: []string{
					"scayle.errors.payload.01",
				},
				Ask:   "Look at where the client id is configured for a blank, a line break or quotes around it.",
				Basis: "inferred",
			},
			Check{
				ID: "client_secret_clean",
				Group: []int{
					401,
				},
				Text:  "The client secret was copied without white space or quotes",
				Field: "client_secret",
				Is:    "clean",
				Predicts: []string{
					"scayle.errors.payload.01",
				},
				Ask:   "Look at where the secret is configured for a blank, a line break or quotes; a line break before encoding is the usual one.",
				Basis: "inferred",
			},
			Check{
				ID: "shop_keys",
				Group: []int{
					401,
				},
				Operations: []string{
					"login",
					"guest_login",
					"register",
					"password_reset",
					"password_update",
					"token_refresh",
				},
				Text:   "Client id and secret belong to this shop, tenant and space",
				Is:     "ask",
				Ask:    "Compare them with the shop's storefront settings, API Keys, in the tenant and space that the host names.",
				Basis:  "inferred",
				Source: "https://scayle.dev/api-guides/authentication-api/getting-started/authentication-and-authorization",
			},
			Check{
				ID: "access_token_present",
				Group: []int{
					401,
				},
				Text:  "The request carries a Bearer token",
				Field: "access_token",
				Is:    "present",
				Predicts: []string{
					"scayle.inferred.no_bearer",
				},
				Ask:    "Look at the outgoing request for Authorization, and that it says Bearer; Basic credentials do not count here.",
				Basis:  "inferred",
				Source: "https://scayle.dev/api-guides/authentication-api/getting-started/authentication-and-authorization",
			},
			Check{
				ID: "access_token_clean",
				Group: []int{
					401,
				},
				Text:  "The access token was passed on without white space or quotes",
				Field: "access_token",
				Is:    "clean",
				Predicts: []string{
					"scayle.search.validate_401",
					"scayle.errors.4xx.01",
				},
				Ask:   "Look at where the shop keeps the token; one that went through JSON twice comes out with quotes around it.",
				Basis: "inferred",
			},
			Check{
				ID: "token_fresh",
				Group: []int{
					401,
				},
				Operations: []string{
					"logout",
					"token_validate",
				},
				Text:   "The access token has not expired or been revoked",
				Is:     "ask",
				Ask:    "Read exp in the token's middle part, in seconds since 1970 UTC; then look for a logout, a password change or a deactivation since it was issued.",
				Basis:  "inferred",
				Source: "https://scayle.dev/en/developer-guide/authentication-and-account-area/handling-tokens",
			},
			Check{
				ID: "refresh_token_present",
				Group: []int{
					400,
					401,
				},
				Text:  "The refresh token is there",
				Field: "refresh_token",
				Is:    "present",
				Predicts: []string{
					"scayle.search.validation_error",
				},
				Ask:   "Look for refresh_token in the body that was sent.",
				Basis: "inferred",
			},
			Check{
				ID: "refresh_token_clean",
				Group: []int{
					401,
				},
				Text:  "The refresh token was passed on whole, without white space or quotes",
				Field: "refresh_token",
				Is:    "clean",
				Predicts: []string{
					"scayle.errors.payload.03",
				},
				Ask:   "Compare its length with that of the one in the login's answer; a short database column cuts it.",
				Basis: "inferred",
			},
			Check{
				ID: "refresh_fresh",
				Group: []int{
					401,
				},
				Operations: []string{
					"token_refresh",
				},
				Text:   "The refresh token has not expired or been revoked",
				Is:     "ask",
				Ask:    "Look when the login was that gave it, 60 days are documented, and for a logout, a password change or a deactivation since.",
				Basis:  "inferred",
				Source: "https://scayle.dev/en/api-guides/checkout-authentication-api",
			},
			Check{
				ID: "content_type",
				Group: []int{
					400,
				},
				Text: "Content-Type is application/json",
				Is:   "content-type",
				Predicts: []string{
					"scayle.search.validation_error",
				},
				Ask:    "Look at the outgoing request for Content-Type application/json.",
				Basis:  "inferred",
				Source: "https://scayle.dev/api-guides/authentication-api/getting-started/authentication-and-authorization",
			},
			Check{
				ID: "body_parses",
				Group: []int{
					400,
				},
				Text: "The request body parses as JSON",
				Is:   "body-parses",
				Predicts: []string{
					"scayle.search.validation_error",
				},
				Ask:   "Run the body that was sent through a JSON parser.",
				Basis: "inferred",
			},
			Check{
				ID: "required_fields",
				Group: []int{
					400,
				},
				Text: "All fields of this call are there",
				Is:   "all-required",
				Predicts: []string{
					"scayle.search.validation_error",
				},
				Ask:   "Compare the body that was sent with the vendor's page, field by field.",
				Basis: "inferred",
			},
			Check{
				ID: "grant_type",
				Group: []int{
					400,
				},
				Text:  "grant_type is refresh_token",
				Field: "grant_type",
				Is:    "one-of",
				Predicts: []string{
					"scayle.errors.payload.02",
				},
				Ask:    "Ask what stands in grant_type.",
				Basis:  "inferred",
				Source: "https://scayle.dev/en/checkout-guide/authentication-accounts/authetication/token-management/integrate",
			},
			Check{
				ID: "shop_id_present",
				Group: []int{
					400,
				},
				Text:  "shop_id is in the body",
				Field: "shop_id",
				Is:    "present",
				Predicts: []string{
					"scayle.inferred.shop_id_text",
					"scayle.search.validation_error",
				},
				Ask:   "Look for shop_id in the body that was sent.",
				Basis: "inferred",
			},
			Check{
				ID: "shop_id_integer",
				Group: []int{
					400,
				},
				Text:  "shop_id is a whole number, without quotes",
				Field: "shop_id",
				Is:    "format",
				Predicts: []string{
					"scayle.inferred.shop_id_text",
				},
				Ask:    "Look whether shop_id stands in the body as 1001 or as \"1001\".",
				Basis:  "inferred",
				Source: "https://scayle.dev/en/api-guides/checkout-authentication-api/getting-started/authentication",
			},
			Check{
				ID: "shop_header_present",
				Group: []int{
					400,
				},
				Text:  "X-Shop-Id is on the request",
				Field: "X-Shop-Id",
				Is:    "present",
				Predicts: []string{
					"scayle.search.validation_error",
				},
				Ask:    "Look at the outgoing request for the header X-Shop-Id.",
				Basis:  "inferred",
				Source: "https://scayle.dev/en/developer-guide/authentication-and-account-area/logout",
			},
			Check{
				ID: "shop_header_integer",
				Group: []int{
					400,
				},
				Text:  "X-Shop-Id is a whole number",
				Field: "X-Shop-Id",
				Is:    "format",
				Predicts: []string{
					"scayle.search.validation_error",
				},
				Ask:   "Look at the outgoing request for the header X-Shop-Id; it holds the shop's number and nothing else.",
				Basis: "inferred",
			},
			Check{
				ID: "right_shop",
				Group: []int{
					401,
					404,
				},
				Text:  "Every call names the same shop, in shop_id and in X-Shop-Id",
				Is:    "ask",
				Ask:   "Compare the shop id of this call with that of the login or registration before it, and with the shop that the API keys were made in.",
				Basis: "inferred",
			},
			Check{
				ID: "email_form",
				Group: []int{
					400,
					404,
				},
				Text:  "The email has the form of an email address",
				Field: "email",
				Is:    "format",
				Predicts: []string{
					"scayle.search.validation_error",
					"scayle.errors.4xx.03",
				},
				Ask:   "Ask for the email exactly as it was typed in; a blank at its end is the usual slip.",
				Basis: "inferred",
			},
			Check{
				ID: "password_clean",
				Group: []int{
					404,
				},
				Operations: []string{
					"login",
				},
				Text:  "The password has no white space or quotes around it",
				Field: "password",
				Is:    "clean",
				Ask:   "Have the customer type the password instead of pasting it; never ask what it is.",
				Basis: "inferred",
			},
			Check{
				ID: "gender",
				Group: []int{
					400,
				},
				Text:  "gender is m, f or d",
				Field: "gender",
				Is:    "one-of",
				Predicts: []string{
					"scayle.search.validation_error",
				},
				Ask:    "Ask what the shop's form sends as gender.",
				Basis:  "inferred",
				Source: "https://scayle.dev/en/developer-guide/authentication-and-account-area/guest-login",
			},
			Check{
				ID: "reset_url",
				Group: []int{
					400,
				},
				Text:  "reset_url holds {hash}",
				Field: "reset_url",
				Is:    "format",
				Predicts: []string{
					"scayle.search.validation_error",
				},
				Ask:    "Look whether reset_url still holds {hash} when it is sent; a template engine may have replaced the braces.",
				Basis:  "inferred",
				Source: "https://scayle.dev/en/developer-guide/authentication-and-account-area/password-reset",
			},
			Check{
				ID: "account_active",
				Group: []int{
					403,
				},
				Text:  "The account is not blocked or deactivated",
				Is:    "ask",
				Ask:   "Look the customer up in the shop's customer list, and at who deactivated the account and when.",
				Basis: "inferred",
			},
			Check{
				ID: "known_path",
				Group: []int{
					404,
				},
				Text:  "Method and path are right",
				Is:    "known-path",
				Ask:   "Compare method and path with the vendor's page, letter by letter.",
				Basis: "inferred",
			},
			Check{
				ID: "tenant_host",
				Group: []int{
					401,
					404,
				},
				Text:   "The host is that of the tenant and space meant",
				Is:     "ask",
				Ask:    "The host is tenant, hyphen, space: acme-live and acme-test are two hosts with customers and keys of their own.",
				Basis:  "inferred",
				Source: "https://scayle.dev/api-guides/authentication-api/getting-started/authentication-and-authorization",
			},
			Check{
				ID: "account_exists",
				Group: []int{
					404,
					409,
				},
				Text:  "A customer with this email exists in this shop",
				Is:    "ask",
				Ask:   "Look the email up in the customer list of this very shop. Keep the answer to yourself; it is nobody's business who has an account.",
				Basis: "inferred",
			},
			Check{
				ID: "link_fresh",
				Group: []int{
					406,
				},
				Text:  "The reset link is the latest one and was not used before",
				Is:    "ask",
				Ask:   "Ask when the email came, whether a later one came, and whether the link was opened before; mail scanners open links too.",
				Basis: "inferred",
			},
			Check{
				ID: "forwarded_address",
				Group: []int{
					429,
				},
				Text:   "The shopper's own address is forwarded to SCAYLE",
				Is:     "ask",
				Ask:    "Look at the outgoing request for x-original-client-ip; without it all shoppers may be counted as one, the shop's server.",
				Basis:  "inferred",
				Source: "https://scayle.dev/en/api-guides/authentication-api/getting-started/security",
			},
		},
		Rows: []Row{
			Row{
				ID:     "scayle.errors.2xx5xx.01",
				Basis:  "documented",
				Source: "https://scayle.dev/en/api-guides/authentication-api/getting-started/errors",
				When: When{
					Status: []int{
						200,
					},
					Code: []string{
						"SUCCESS",
					},
				},
				Title:  "The call succeeded",
				Cause:  "SCAYLE did what it was asked to do, and says so with the key SUCCESS.",
				Fix:    "Nothing to mend here. If the customer still sees a failure, it arises after this call, in the shop's backend or in the session that it keeps.",
				Settle: "Did the shop's backend receive this very answer?",
				Reply:  "The request went through on our side.",
				Note:   "The page gives SUCCESS as the key of every 200, a login among them; the login answers that it shows hold tokens and no key.",
				Also: []When{
					When{
						Code: []string{
							"SUCCESS",
						},
					},
					When{
						Text: []string{
							"Request completed successfully.",
						},
					},
				},
				Says: "Request completed successfully.",
			},
			Row{
				ID:     "scayle.errors.2xx5xx.02",
				Basis:  "documented",
				Source: "https://scayle.dev/en/api-guides/authentication-api/getting-started/errors",
				When: When{
					Status: []int{
						500,
					},
					Code: []string{
						"API_EXCEPTION",
					},
				},
				Title:  "SCAYLE itself failed",
				Cause:  "Something broke inside SCAYLE, an outage or an error that nobody caught there. Nothing in the request explains it, and the customer can do nothing about it.",
				Fix:    "Try again after a while, a few times at most. If it stays, report it to SCAYLE with the time of each attempt and the full answer.",
				Settle: "Do other calls of this shop fail at the same time?",
				Reply:  "The sign-in service has a technical problem. Please try again in a few minutes.",
				Note:   "The same key and the same words also come with a 424, where something that SCAYLE depends on failed. Without the status nobody can tell the two apart.",
				Question: &Question{
					ID: "others_fail",
				},
				Says: "Something went wrong while processing your request. Please try again shortly.",
			},
			Row{
				ID:     "scayle.errors.4xx.07",
				Basis:  "documented",
				Source: "https://scayle.dev/en/api-guides/authentication-api/getting-started/errors",
				When: When{
					Status: []int{
						424,
					},
					Code: []string{
						"API_EXCEPTION",
					},
				},
				Title:  "Something that SCAYLE depends on failed",
				Cause:  "A service behind SCAYLE, such as an identity provider or the shop's mail service, did not do its part. The vendor uses this as its answer for any such failure.",
				Fix:    "Find out which outside service this call needs, and look at its state first. Then try again; if it stays, report it to SCAYLE with the time and the full answer.",
				Settle: "Do only those calls fail that need an outside service, such as sign-in through an identity provider or sending email?",
				Reply:  "The sign-in service has a technical problem. Please try again in a few minutes.",
				Note:   "The same key and the same words also come with a 500, where SCAYLE itself failed. Which services count as a dependency is not documented; the examples are ours.",
				Says:   "Something went wrong while processing your request. Please try again shortly.",
			},
			Row{
				ID:     "scayle.errors.4xx.01",
				Basis:  "documented",
				Source: "https://scayle.dev/en/api-guides/authentication-api/getting-started/errors",
				When: When{
					Status: []int{
						401,
					},
					Code: []string{
						"INVALID_TOKEN",
					},
				},
				Title: "The access token is not valid any more",
				Cause: "SCAYLE refused the Bearer token. It has expired, was revoked by a logout or a deactivation, or was issued in another tenant or space than the one called.",
				Evidence: []string{
					"access_token_clean",
					"token_fresh",
				},
				Fix:    "Get a fresh token with the refresh token, or send the customer through the login again. If fresh tokens are refused too, compare the host with the one that issued them.",
				Settle: "Does the same call succeed with the token of a login made just now?",
				Reply:  "Your session has ended. Please sign in again.",
				Note:   "The vendor names only invalid and expired. A refused refresh token answers differently, with invalid_request. Where customers sign in through an identity provider, SCAYLE can also end the session because the provider no longer confirms it.",
				Also: []When{
					When{
						Code: []string{
							"INVALID_TOKEN",
						},
					},
					When{
						Text: []string{
							"Your session has expired. Please log in again.",
						},
					},
				},
				Past: []Sign{
					"code-used",
					"code-old",
				},
				Question: &Question{
					ID:    "fresh_login",
					Check: "token_fresh",
					Pass:  "no",
				},
				Says: "Your session has expired. Please log in again.",
			},
			Row{
				ID:     "scayle.inferred.no_bearer",
				Basis:  "inferred",
				Source: "https://scayle.dev/en/api-guides/authentication-api/getting-started/errors",
				When: When{
					Status: []int{
						401,
					},
					Code: []string{
						"INVALID_TOKEN",
					},
				},
				Title:  "The call carried no access token",
				Cause:  "This call wants Authorization with Bearer and the customer's access token, and none arrived. A session that lost its token, or the Basic credentials of the login sent on, look exactly like this.",
				Fix:    "Send Authorization with Bearer and the access_token from the answer to the login. Look at what the shop keeps in the session after the login.",
				Settle: "Does the request that leaves the shop's backend carry Authorization with Bearer and a token?",
				Reply:  "Your session has ended. Please sign in again.",
				Note:   "The vendor does not say what a call without any token answers.",
				Request: []Clue{
					Clue{
						Field: "access_token",
						Is:    "missing",
					},
				},
				Question: &Question{
					ID:    "bearer_sent",
					Yes:   "against",
					Check: "access_token_present",
				},
				Says: "Your session has expired. Please log in again.",
			},
			Row{
				ID:     "scayle.errors.4xx.02",
				Basis:  "documented",
				Source: "https://scayle.dev/en/api-guides/authentication-api/getting-started/errors",
				When: When{
					Status: []int{
						403,
					},
					Code: []string{
						"USER_DEACTIVATED",
					},
				},
				Title:  "The account is blocked or deactivated",
				Cause:  "The shop, or somebody on its behalf, switched this customer's account off. It applies to logins and to sessions that were open, so a customer can be thrown out in the middle.",
				Fix:    "Look in the shop's customer list who deactivated the account, when and why, and have it decided there. No change to the request helps.",
				Settle: "Does the shop's customer list show this account as deactivated?",
				Reply:  "We cannot complete the sign-in at the moment. We will look into it and come back to you.",
				Note:   "The vendor's words tell whoever asks that there is such an account; ours do not.",
				Also: []When{
					When{
						Code: []string{
							"USER_DEACTIVATED",
						},
					},
					When{
						Text: []string{
							"Your customer account has been deactivated. If you have any questions, feel free to get in touch.",
						},
					},
				},
				Question: &Question{
					Check: "account_active",
					Pass:  "no",
				},
				Says: "Your customer account has been deactivated. If you have any questions, feel free to get in touch.",
			},
			Row{
				ID:     "scayle.errors.4xx.03",
				Basis:  "documented",
				Source: "https://scayle.dev/en/api-guides/authentication-api/getting-started/errors",
				When: When{
					Status: []int{
						404,
					},
					Code: []string{
						"USER_NOT_FOUND",
					},
				},
				Title: "The login details match no customer of this shop",
				Cause: "SCAYLE found no customer for what was sent. The email is mistyped, was never registered, was registered in another shop, tenant or space, or belongs to a guest without a password.",
				Evidence: []string{
					"email_form",
				},
				Fix:    "Look the email up in the customer list of the shop that shop_id names. If it is not there, compare shop and host with those of the registration.",
				Settle: "Is there a customer with this email in the customer list of this very shop?",
				Reply:  "We could not sign you in with these details. Please check them for typing errors and try once more, or use the password reset.",
				Note:   "The vendor lists no answer for a wrong password. Its words for this one speak of email or password, so we take it that both answer alike. That guests without a password answer so is our guess too.",
				Also: []When{
					When{
						Code: []string{
							"USER_NOT_FOUND",
						},
					},
					When{
						Text: []string{
							"Your email address or password is incorrect. Please try again.",
						},
					},
				},
				Question: &Question{
					ID:    "account_exists",
					Yes:   "against",
					Check: "account_exists",
				},
				Says: "Your email address or password is incorrect. Please try again.",
			},
			Row{
				ID:     "scayle.inferred.wrong_password",
				Basis:  "inferred",
				Source: "https://scayle.dev/en/api-guides/authentication-api/getting-started/errors",
				When: When{
					Status: []int{
						404,
					},
					Code: []string{
						"USER_NOT_FOUND",
					},
				},
				Title: "The password does not match the account",
				Cause: "On a login, a wrong password most likely gets this same answer, so that nobody can find out by trying who has an account. The usual reasons are an old password in the browser, a blank that was pasted along, and accounts that moved from another system without their passwords.",
				Evidence: []string{
					"password_clean",
				},
				Fix:    "Have the customer use the password reset rather than try on; if the shop has switched the rate limit on, further tries run into it. Never ask for the password.",
				Settle: "Is there a customer with this email in the customer list of this very shop?",
				Reply:  "We could not sign you in with these details. Please check them for typing errors and try once more, or use the password reset.",
				Note:   "That a wrong password answers like an unknown email is not stated by the vendor.",
				Also: []When{
					When{
						Code: []string{
							"USER_NOT_FOUND",
						},
					},
					When{
						Text: []string{
							"Your email address or password is incorrect. Please try again.",
						},
					},
				},
				Question: &Question{
					ID:    "account_exists",
					Yes:   "for",
					Check: "account_exists",
				},
				Says: "Your email address or password is incorrect. Please try again.",
			},
			Row{
				ID:     "scayle.errors.4xx.04",
				Basis:  "documented",
				Source: "https://scayle.dev/en/api-guides/authentication-api/getting-started/errors",
				When: When{
					Status: []int{
						406,
					},
					Code: []string{
						"PASSWORD_RESET_HASH_EXPIRED",
					},
				},
				Title:  "The reset link is no longer good",
				Cause:  "SCAYLE does not accept the hash from the reset link. It has expired, a later reset email replaced it, it was used already, or it did not come through the link whole.",
				Fix:    "Have the customer ask for a new reset email and use its link at once. If new links fail too, compare the hash in the mail with the one that the shop's page sends, letter by letter.",
				Settle: "Did the customer wait long with this link, or ask for another email since?",
				Reply:  "This link does not work any more. If you chose a new password with it before, please try to sign in with that one. Otherwise ask for a new link, and use the one in the latest email soon after it comes.",
				Note:   "How long a reset link lives is not documented, nor whether a later email makes an earlier link worthless.",
				Also: []When{
					When{
						Code: []string{
							"PASSWORD_RESET_HASH_EXPIRED",
						},
					},
					When{
						Text: []string{
							"This link has expired or has already been used.",
						},
					},
				},
				Past: []Sign{
					"code-old",
					"code-replaced",
				},
				Question: &Question{
					Check: "link_fresh",
					Pass:  "no",
				},
				Says: "This link has expired or has already been used.",
			},
			Row{
				ID:     "scayle.inferred.hash_used",
				Basis:  "inferred",
				Source: "https://scayle.dev/en/api-guides/authentication-api/getting-started/errors",
				When: When{
					Status: []int{
						406,
					},
					Code: []string{
						"PASSWORD_RESET_HASH_EXPIRED",
					},
				},
				Title:  "The reset link was used before",
				Cause:  "A reset link changes the password once. This one did so already, because the form was sent twice, the link was opened a second time, or a mail scanner followed it.",
				Fix:    "Have the customer try the new password first; it may be set. If not, a new reset email is needed. Make the shop's form send only once.",
				Settle: "Can the customer sign in with the password that was chosen with this link?",
				Reply:  "This link does not work any more. If you chose a new password with it before, please try to sign in with that one. Otherwise ask for a new link, and use the one in the latest email soon after it comes.",
				Also: []When{
					When{
						Code: []string{
							"PASSWORD_RESET_HASH_EXPIRED",
						},
					},
					When{
						Text: []string{
							"This link has expired or has already been used.",
						},
					},
				},
				Past: []Sign{
					"code-used",
				},
				Says: "This link has expired or has already been used.",
			},
			Row{
				ID:     "scayle.errors.4xx.05",
				Basis:  "documented",
				Source: "https://scayle.dev/en/api-guides/authentication-api/getting-started/errors",
				When: When{
					Status: []int{
						409,
					},
					Code: []string{
						"USER_ALREADY_EXISTS",
					},
				},
				Title:  "The email is registered already",
				Cause:  "There is a customer with this email in the shop, so SCAYLE makes no second one. It may be an account that was forgotten, or the same registration sent twice.",
				Fix:    "Lead the customer to the login or the password reset instead. If the registration is new, look whether the shop's form sends it twice.",
				Settle: "Does the customer list of this shop show the email?",
				Reply:  "We could not complete the registration with these details. If you have an account with us already, please sign in or reset your password; otherwise we will look into it.",
				Note:   "The vendor's words tell whoever asks that there is such an account; ours do not. Whether a guest with this email counts as one is not documented.",
				Also: []When{
					When{
						Code: []string{
							"USER_ALREADY_EXISTS",
						},
					},
					When{
						Text: []string{
							"An account with this email address already exists.",
						},
					},
				},
				Question: &Question{
					ID:    "account_exists",
					Yes:   "for",
					Check: "account_exists",
				},
				Says: "An account with this email address already exists.",
			},
			Row{
				ID:     "scayle.errors.4xx.06",
				Basis:  "documented",
				Source: "https://scayle.dev/en/api-guides/authentication-api/getting-started/errors",
				When: When{
					Status: []int{
						429,
					},
					Code: []string{
						"TOO_MANY_ATTEMPTS",
					},
				},
				Title:  "Too many attempts",
				Cause:  "SCAYLE is slowing this caller down, most often after repeated failed logins or password resets. If the shop's backend does not pass on the shopper's own address, all shoppers may share one budget, and one who tries too often blocks the rest.",
				Fix:    "Stop trying and wait. Look whether one customer or all of them are affected; if all, see that x-original-client-ip and the other forwarded headers are on the request.",
				Settle: "Does the same call go through after a few minutes without a try?",
				Reply:  "There were too many attempts in a short time. Please wait [until {until}|about {wait}|a few minutes] and then try once more.",
				Note:   "The errors page lists this as an everyday answer; the security page says that the limit is off until SCAYLE switches it on for a shop. Neither says how many attempts count, for how long, or for whom, and no Retry-After header is documented.",
				Also: []When{
					When{
						Code: []string{
							"TOO_MANY_ATTEMPTS",
						},
					},
					When{
						Text: []string{
							"You’ve made too many attempts. Please wait a moment and try again.",
							"You've made too many attempts. Please wait a moment and try again.",
						},
					},
					When{
						Status: []int{
							429,
						},
					},
				},
				Says: "You’ve made too many attempts. Please wait a moment and try again.",
			},
			Row{
				ID:     "scayle.errors.payload.01",
				Basis:  "documented",
				Source: "https://scayle.dev/en/api-guides/authentication-api/getting-started/errors",
				When: When{
					Code: []string{
						"INVALID_CLIENT",
					},
				},
				Title: "The client id or the secret is not accepted",
				Cause: "SCAYLE does not know this pair of client id and secret. One of them is mistyped or cut, was replaced in the meantime, or belongs to another shop, tenant or space. It is about the shop's backend and not about the customer, so every login of the shop fails.",
				Evidence: []string{
					"client_id_clean",
					"client_secret_clean",
				},
				Fix:    "Copy both afresh from the shop's storefront settings, API Keys, and encode them as id, colon, secret, without a line break at the end.",
				Settle: "Does the same call work with a client id and secret copied afresh from this shop's API keys?",
				Reply:  "The shop's connection to the sign-in service is not set up correctly at the moment. Please have your developers check its client credentials.",
				Note:   "The vendor gives no HTTP status for this example; 401 is our guess. The answer does not say which half is wrong.",
				Also: []When{
					When{
						Text: []string{
							"Client authentication failed.",
						},
					},
				},
				Question: &Question{
					ID:    "fresh_keys",
					Check: "shop_keys",
					Pass:  "no",
				},
			},
			Row{
				ID:     "scayle.inferred.no_basic",
				Basis:  "inferred",
				Source: "https://scayle.dev/en/api-guides/authentication-api/getting-started/errors",
				When: When{
					Code: []string{
						"INVALID_CLIENT",
					},
				},
				Title:  "The call carried no Basic credentials",
				Cause:  "This call wants Authorization with Basic and the shop's client id and secret, and none that can be read arrived. A Bearer token in their place counts as none, and so does a pair that was sent without being encoded.",
				Fix:    "Send Authorization with Basic, a blank, and the base64 of id, colon, secret. The Bearer token is for the calls after the login.",
				Settle: "Does the request that leaves the shop's backend carry Authorization with Basic?",
				Reply:  "The shop's request to the sign-in service was not complete. Please have your developers check the credentials that they send with it.",
				Note:   "The vendor does not say what a call without credentials answers. Its introduction speaks of a Bearer token and its authentication page of Basic on all calls, which is how the two get mixed up.",
				Request: []Clue{
					Clue{
						Field: "client_id",
						Is:    "missing",
					},
				},
				Question: &Question{
					ID:    "basic_sent",
					Yes:   "against",
					Check: "client_id_present",
				},
			},
			Row{
				ID:     "scayle.errors.payload.02",
				Basis:  "documented",
				Source: "https://scayle.dev/en/api-guides/authentication-api/getting-started/errors",
				When: When{
					Code: []string{
						"unsupported_grant_type",
					},
				},
				Title: "The grant type is not one that this call takes",
				Cause: "grant_type is missing, mistyped, or names another way to get a token, such as password. SCAYLE documents only refresh_token for this call.",
				Evidence: []string{
					"grant_type",
					"content_type",
				},
				Fix:    "Send grant_type with the value refresh_token in a JSON body. A first token comes from the login, not from here.",
				Settle: "What stands in grant_type in the request that was sent?",
				Reply:  "The session could not be renewed. Please sign in again; we are checking the shop's settings.",
				Note:   "The vendor gives no HTTP status for this example; 400 is our guess. Its words are those of a widespread OAuth library, which answers the same when it cannot read the body.",
				Also: []When{
					When{
						Text: []string{
							"The authorization grant type is not supported by the authorization server.",
						},
					},
				},
				Question: &Question{
					ID:    "grant_type",
					Field: "grant_type",
					Check: "grant_type",
				},
			},
			Row{
				ID:     "scayle.errors.payload.03",
				Basis:  "documented",
				Source: "https://scayle.dev/en/api-guides/authentication-api/getting-started/errors",
				When: When{
					Code: []string{
						"invalid_request",
					},
				},
				Title: "The refresh token is not accepted",
				Cause: "SCAYLE does not take this refresh token. It has expired, was revoked by a logout or a change of the account, or is not the one that the login gave. The hint in the answer says which, when it is there.",
				Evidence: []string{
					"refresh_token_present",
					"refresh_token_clean",
					"refresh_fresh",
				},
				Fix:    "Send the customer through the login again. If it happens to many, compare the refresh token that the shop keeps with the one that the login answered.",
				Settle: "Was there a logout, a change of password or a deactivation since the login that gave this token?",
				Reply:  "Your session has ended. Please sign in again.",
				Note:   "The vendor gives no HTTP status for this example; 401 is our guess. Its words are those of a widespread OAuth library, where invalid_request also answers a call that lacks a parameter. A refused access token is INVALID_TOKEN instead.",
				Also: []When{
					When{
						Text: []string{
							"The refresh token is invalid.",
						},
					},
				},
				Past: []Sign{
					"code-old",
				},
				Question: &Question{
					Check: "refresh_fresh",
					Pass:  "no",
				},
			},
			Row{
				ID:     "scayle.inferred.refresh_reused",
				Basis:  "inferred",
				Source: "https://scayle.dev/en/api-guides/authentication-api/getting-started/errors",
				When: When{
					Code: []string{
						"invalid_request",
					},
				},
				Title:  "The refresh token was traded in before",
				Cause:  "An earlier refresh with this same token succeeded, and the answer to it may have held a new one in its place. Two tabs, or two servers of the shop, that refresh at the same moment do this to each other.",
				Fix:    "Keep the refresh token from every answer, not only from the login; let one place in the shop refresh at a time.",
				Settle: "Was this refresh token used for a refresh before, by another tab, device or server?",
				Reply:  "Your session has ended. Please sign in again.",
				Note:   "Whether a refresh replaces the refresh token is not documented.",
				Also: []When{
					When{
						Text: []string{
							"The refresh token is invalid.",
						},
					},
				},
				Past: []Sign{
					"code-used",
				},
			},
			Row{
				ID:     "scayle.search.validation_error",
				Basis:  "documented",
				Source: "https://scayle.dev/en/api-guides/checkout-authentication-api/getting-started/authentication",
				When: When{
					Status: []int{
						400,
					},
					Code: []string{
						"validation_error",
					},
				},
				Title: "A value in the request is not allowed",
				Cause: "SCAYLE read the request and refused a value in it, because it is missing, of the wrong kind, or not of the form that is wanted. The message names the property.",
				Evidence: []string{
					"body_parses",
					"content_type",
					"required_fields",
					"shop_id_present",
					"shop_header_present",
					"shop_header_integer",
					"email_form",
					"gender",
					"reset_url",
				},
				Fix:    "Mend the property that the message names; the context beside it may show what arrived.",
				Settle: "Does the message name a property of the request that was sent?",
				Reply:  "Something in the request was not accepted as it was sent. Please have your developers compare it with the documentation.",
				Note:   "Only the older edition of the pages shows this key, with one example about an ID that is no integer; the newer errors page has no 400 at all. An empty or broken body may answer differently.",
				Also: []When{
					When{
						Code: []string{
							"validation_error",
						},
					},
				},
			},
			Row{
				ID:     "scayle.inferred.shop_id_text",
				Basis:  "inferred",
				Source: "https://scayle.dev/en/api-guides/checkout-authentication-api/getting-started/authentication",
				When: When{
					Status: []int{
						400,
					},
					Code: []string{
						"validation_error",
					},
				},
				Title:  "shop_id was sent as text, not as a number",
				Cause:  "The body holds shop_id as a string, in quotes, where SCAYLE wants a whole number. A value from an environment variable or a form is text until it is turned into a number.",
				Fix:    "Send shop_id as a bare number, 1001 and not \"1001\"; a name such as acme-live is the tenant and space, and belongs into the host.",
				Settle: "Does the same call work with shop_id as a bare number?",
				Reply:  "Something in the request was not accepted as it was sent. Please have your developers compare the shop's number with the documentation.",
				Note:   "The vendor's one example of this key is an ID that is no integer; that it is meant for shop_id as well is our guess.",
				Also: []When{
					When{
						Code: []string{
							"validation_error",
						},
					},
				},
				Request: []Clue{
					Clue{
						Field: "shop_id",
						Is:    "wrong-kind",
					},
				},
				Question: &Question{
					Check: "shop_id_integer",
					Pass:  "no",
				},
			},
			Row{
				ID:        "scayle.search.validate_200",
				Operation: "token_validate",
				Basis:     "documented",
				Source:    "https://scayle.dev/en/checkout-guide/authentication-accounts/authetication/token-management/integrate",
				When: When{
					Status: []int{
						200,
					},
					Code: []string{
						"SUCCESS",
					},
				},
				Title:  "The access token is good",
				Cause:  "SCAYLE knows the token, and it is neither expired nor revoked. The customer's session is fine as far as SCAYLE is concerned.",
				Fix:    "Nothing to mend here. If the customer is thrown out all the same, look at the shop's own session, its cookie and its lifetime.",
				Settle: "Does the shop's own session end before the token does?",
				Reply:  "Your session is valid on our side. We are looking at what else may have ended it.",
				Twins: []string{
					"scayle.search.older_status.01",
				},
				Note: "The vendor documents the status and no body.",
				Also: []When{
					When{
						Status: []int{
							200,
						},
					},
				},
			},
			Row{
				ID:        "scayle.search.validate_401",
				Operation: "token_validate",
				Basis:     "documented",
				Source:    "https://scayle.dev/en/checkout-guide/authentication-accounts/authetication/token-management/integrate",
				When: When{
					Status: []int{
						401,
					},
					Code: []string{
						"INVALID_TOKEN",
					},
				},
				Title: "The access token is expired or unknown",
				Cause: "SCAYLE was asked whether the token is good, and says no. It has expired, was revoked, or was issued by another tenant or space.",
				Evidence: []string{
					"access_token_present",
					"access_token_clean",
					"token_fresh",
				},
				Fix:    "Get a fresh token with the refresh token; if that is refused too, send the customer through the login again.",
				Settle: "Is the token of a login made just now called good?",
				Reply:  "Your session has ended. Please sign in again.",
				Twins: []string{
					"scayle.errors.4xx.01",
				},
				Note: "The vendor documents the status and no body; that it comes with INVALID_TOKEN is our guess. For customers of an identity provider the same answer may mean that the provider no longer confirms the session.",
				Also: []When{
					When{
						Status: []int{
							401,
						},
					},
					When{
						Code: []string{
							"INVALID_TOKEN",
						},
					},
				},
				Past: []Sign{
					"code-used",
					"code-old",
				},
				Question: &Question{
					ID:    "fresh_login",
					Check: "token_fresh",
					Pass:  "no",
				},
			},
			Row{
				ID:        "scayle.search.idp_validation_401",
				Operation: "token_validate",
				Basis:     "documented",
				Source:    "https://scayle.dev/en/checkout-guide/authentication-accounts/authetication/single-sign-on/configure",
				When: When{
					Status: []int{
						401,
					},
					Code: []string{
						"INVALID_TOKEN",
					},
				},
				Title: "The identity provider no longer confirms the session",
				Cause: "For customers who sign in through an identity provider, SCAYLE can ask the provider every 5 minutes whether the session still holds (isValidationTokenEnabled). The provider said no, or could not be asked, so the token counts as invalid before its time.",
				Words: []string{
					"idp",
					"sso",
					"identity provider",
					"single sign-on",
				},
				Fix:    "Look in the provider's log for this customer at this time, for a sign-out, a lock or an outage. Then let the customer sign in through the provider again.",
				Settle: "Did the customer sign in through an identity provider, with isValidationTokenEnabled on?",
				Reply:  "Your session has ended. Please sign in again.",
				Note:   "The vendor names the status and no body, and no other sign that would part this from a token that merely expired. Calls other than this one may meet it too.",
				Also: []When{
					When{
						Status: []int{
							401,
						},
					},
					When{
						Code: []string{
							"INVALID_TOKEN",
						},
					},
				},
			},
			Row{
				ID:     "scayle.search.older_status.01",
				Basis:  "documented",
				Source: "https://scayle.dev/en/api-guides/checkout-authentication-api/getting-started/errors",
				When: When{
					Status: []int{
						200,
					},
				},
				Title:  "The call succeeded, and says so by its status alone",
				Cause:  "SCAYLE did what it was asked to do. A login, a registration and a refresh answer like this, with tokens and without a key.",
				Fix:    "Nothing to mend here. If the customer still sees a failure, look whether the shop's backend waits for the key SUCCESS, which this answer does not have.",
				Settle: "Does the answer hold what the call was made for, such as an access_token?",
				Reply:  "The request went through on our side.",
			},
			Row{
				ID:     "scayle.search.older_status.02",
				Basis:  "documented",
				Source: "https://scayle.dev/en/api-guides/checkout-authentication-api/getting-started/errors",
				When: When{
					Status: []int{
						201,
					},
				},
				Title:  "It succeeded, and something new was made",
				Cause:  "The call made what it describes, most likely a customer account.",
				Fix:    "Nothing to mend at SCAYLE. A shop's backend that takes only a 200 for success will call this a failure; let it take any 2xx.",
				Settle: "Does the shop's customer list show what was made?",
				Reply:  "That was set up successfully.",
				Note:   "Which call answers with a 201 is not documented.",
			},
			Row{
				ID:     "scayle.search.older_status.03",
				Basis:  "documented",
				Source: "https://scayle.dev/en/api-guides/checkout-authentication-api/getting-started/errors",
				When: When{
					Status: []int{
						204,
					},
				},
				Title:  "It succeeded, and there is nothing to return",
				Cause:  "Success without a body. A shop's backend that insists on JSON will stumble here.",
				Fix:    "Nothing to mend at SCAYLE; the shop's backend must not parse an empty body.",
				Settle: "Does the shop's backend report a JSON error on this answer?",
				Reply:  "The request went through on our side.",
				Note:   "Which call answers with a 204 is not documented. A login that does has given no tokens.",
			},
			Row{
				ID:     "scayle.search.older_status.04",
				Basis:  "documented",
				Source: "https://scayle.dev/en/api-guides/checkout-authentication-api/getting-started/errors",
				When: When{
					Status: []int{
						206,
					},
				},
				Title:  "It succeeded in part",
				Cause:  "SCAYLE returned a part of what there is, as it does when a list was asked for in pages or a range was named in the request.",
				Fix:    "Ask for the rest, or leave the Range header out. For a login or a token this answer makes no sense; look for a cache in between.",
				Settle: "Did the request ask for a part, with a Range header or a page?",
				Reply:  "The request went through only in part. We are looking into it.",
				Note:   "No call of the Authentication API is documented to answer so.",
			},
			Row{
				ID:     "scayle.search.older_status.05",
				Basis:  "documented",
				Source: "https://scayle.dev/en/api-guides/checkout-authentication-api/getting-started/errors",
				When: When{
					Status: []int{
						400,
					},
				},
				Title: "A parameter is missing or not valid",
				Cause: "SCAYLE could not work with the request. A field is missing, holds a wrong value, or the body is not the JSON that Content-Type promises. Without a key in the answer only the request can tell which.",
				Evidence: []string{
					"body_parses",
					"content_type",
					"required_fields",
					"shop_id_present",
					"shop_id_integer",
					"shop_header_present",
					"shop_header_integer",
					"email_form",
					"grant_type",
					"gender",
					"reset_url",
				},
				Fix:    "Compare the request with the vendor's page, field by field, shop_id as a number first.",
				Settle: "Does the call go through with only the documented fields, each filled with a plain value?",
				Reply:  "Something in the request was not accepted as it was sent. Please have your developers compare it with the documentation.",
				Note:   "The newer edition of the errors page has no 400. Where the answer has the key validation_error, that row says more.",
			},
			Row{
				ID:     "scayle.search.older_status.06",
				Basis:  "documented",
				Source: "https://scayle.dev/en/api-guides/checkout-authentication-api/getting-started/errors",
				When: When{
					Status: []int{
						401,
					},
				},
				Title: "The credentials are missing or not accepted",
				Cause: "The answer says 401 and has no key. On a call after the login the access token is missing or no longer good; on the login and its like the shop's client id and secret are at fault.",
				Evidence: []string{
					"client_id_present",
					"client_secret_present",
					"client_id_clean",
					"client_secret_clean",
					"access_token_present",
					"access_token_clean",
				},
				Fix:    "See which credentials this call wants, Basic for login, registration, reset and refresh, Bearer for what comes after, and send them fresh.",
				Settle: "Does the same call work with credentials that were copied or issued just now?",
				Reply:  "The sign-in could not be completed. Please sign in again; if it happens once more, we will check the shop's settings.",
				Note:   "The page speaks of the access token only. The newer edition parts INVALID_TOKEN from INVALID_CLIENT; an answer without either may come from a gateway.",
			},
			Row{
				ID:     "scayle.search.older_status.07",
				Basis:  "documented",
				Source: "https://scayle.dev/en/api-guides/checkout-authentication-api/getting-started/errors",
				When: When{
					Status: []int{
						403,
					},
				},
				Title:  "These credentials may not do this",
				Cause:  "SCAYLE knows who calls and does not allow the call. The API keys lack the right, the token is another customer's, or a firewall in front refuses this address.",
				Fix:    "Compare the rights of the shop's API keys with what this call needs. If the answer has no JSON, ask who filters traffic to SCAYLE.",
				Settle: "Does the same call work with API keys that are known to have the right?",
				Reply:  "The request was not permitted. We are checking the shop's settings.",
				Note:   "The newer edition knows only USER_DEACTIVATED with this status.",
			},
			Row{
				ID:     "scayle.search.older_status.08",
				Basis:  "documented",
				Source: "https://scayle.dev/en/api-guides/checkout-authentication-api/getting-started/errors",
				When: When{
					Status: []int{
						404,
					},
				},
				Title: "The path, or what was asked for, does not exist",
				Cause: "Nothing answers at this address, or the thing that the call names is not known in this tenant and space. A login that fails for its details says USER_NOT_FOUND instead.",
				Evidence: []string{
					"known_path",
				},
				Fix:    "Compare method, path and host with the vendor's page. The path begins with /v1, once.",
				Settle: "Are host, method and path, letter by letter, those on the vendor's page?",
				Reply:  "The request went to an address that does not exist. Please have your developers check the URL.",
				Question: &Question{
					ID:    "known_path",
					Yes:   "against",
					Check: "known_path",
				},
			},
			Row{
				ID:     "scayle.search.older_status.09",
				Basis:  "documented",
				Source: "https://scayle.dev/en/api-guides/checkout-authentication-api/getting-started/errors",
				When: When{
					Status: []int{
						408,
					},
				},
				Title:  "SCAYLE waited for the request and gave up",
				Cause:  "The connection was made and the request did not arrive whole in time. A body shorter than its Content-Length, a connection kept open too long, or a slow network does that.",
				Fix:    "Compare Content-Length with the body that is sent. If it comes now and then only, look for kept connections that sit idle before they are used again.",
				Settle: "Does it happen with the same call every time?",
				Reply:  "The connection was too slow. Please try again in a moment.",
				Note:   "Whether SCAYLE carries such a call out is not documented; what it has not read whole it most likely did not act on.",
			},
			Row{
				ID:     "scayle.search.older_status.10",
				Basis:  "documented",
				Source: "https://scayle.dev/en/api-guides/checkout-authentication-api/getting-started/errors",
				When: When{
					Status: []int{
						409,
					},
				},
				Title:  "It conflicts with what is there already",
				Cause:  "The call does not fit the present state, most often because the same thing was made before or is being changed at the same time. A registration for an email that is taken says USER_ALREADY_EXISTS besides.",
				Fix:    "Look at what is there before sending it again, and make the shop not send twice.",
				Settle: "Was the same call sent before, and did that one succeed?",
				Reply:  "We could not complete this as it was asked for. Please try signing in first; otherwise we will look into it.",
				Note:   "The page says no more than the word conflict.",
			},
			Row{
				ID:     "scayle.search.older_status.11",
				Basis:  "documented",
				Source: "https://scayle.dev/en/api-guides/checkout-authentication-api/getting-started/errors",
				When: When{
					Status: []int{
						412,
					},
				},
				Title:  "A condition of the request did not hold",
				Cause:  "The request named a condition, as If-Match or If-Unmodified-Since do, and it was not met, or SCAYLE wants something done first that was not.",
				Fix:    "Leave conditional headers out of authentication calls; a cache or proxy may be adding them.",
				Settle: "Does the request that leaves the shop carry a header beginning with If-?",
				Reply:  "The request was not accepted. We are checking why.",
				Note:   "Which preconditions the page means is not documented.",
			},
			Row{
				ID:     "scayle.search.older_status.12",
				Basis:  "documented",
				Source: "https://scayle.dev/en/api-guides/checkout-authentication-api/getting-started/errors",
				When: When{
					Status: []int{
						413,
					},
				},
				Title:  "The request is larger than SCAYLE takes",
				Cause:  "The body, or a gateway's copy of it, goes past the size that SCAYLE reads. No authentication call needs more than a few hundred bytes, so something was sent along that does not belong.",
				Fix:    "Look at the length of the body and at what makes it long; a whole session or form is the usual reason.",
				Settle: "Is the body longer than about 2,000 characters?",
				Reply:  "The request was too large. Please have your developers check what they send.",
				Note:   "The limit is not documented.",
			},
			Row{
				ID:     "scayle.search.older_status.13",
				Basis:  "documented",
				Source: "https://scayle.dev/en/api-guides/checkout-authentication-api/getting-started/errors",
				When: When{
					Status: []int{
						424,
					},
				},
				Title:  "A service behind SCAYLE failed, and none is named",
				Cause:  "Something that SCAYLE needs for this call, such as an identity provider or a mail service, did not do its part. Nothing in the request explains it.",
				Fix:    "Find out which outside service this call needs and look at its state; then try again, and report it to SCAYLE if it stays.",
				Settle: "Do other calls that need the same service fail at the same time?",
				Reply:  "The sign-in service has a technical problem. Please try again in a few minutes.",
				Question: &Question{
					ID: "others_fail",
				},
			},
			Row{
				ID:     "scayle.search.older_status.14",
				Basis:  "documented",
				Source: "https://scayle.dev/en/api-guides/checkout-authentication-api/getting-started/errors",
				When: When{
					Status: []int{
						500,
					},
				},
				Title:  "SCAYLE failed, and does not say at what",
				Cause:  "An unexpected error on SCAYLE's side. Nothing in the request explains it.",
				Fix:    "Try again after a while, a few times at most. If it stays, report it to SCAYLE with the time of each attempt.",
				Settle: "Do other calls of this shop fail at the same time?",
				Reply:  "The sign-in service has a technical problem. Please try again in a few minutes.",
				Question: &Question{
					ID: "others_fail",
				},
			},
			Row{
				ID:     "scayle.search.older_status.15",
				Basis:  "documented",
				Source: "https://scayle.dev/en/api-guides/checkout-authentication-api/getting-started/errors",
				When: When{
					Status: []int{
						502,
					},
				},
				Title:  "A server behind SCAYLE's gateway answered nonsense",
				Cause:  "The gateway passed the call on and got no answer that it could use, most often because the service behind it was restarting or had crashed.",
				Fix:    "Wait a minute and try once more; look for the effect first if the call makes or changes something. Report it to SCAYLE if it stays.",
				Settle: "Do other calls of this shop fail at the same time?",
				Reply:  "The sign-in service has a technical problem. Please try again in a few minutes.",
				Question: &Question{
					ID: "others_fail",
				},
			},
			Row{
				ID:     "scayle.search.older_status.16",
				Basis:  "documented",
				Source: "https://scayle.dev/en/api-guides/checkout-authentication-api/getting-started/errors",
				When: When{
					Status: []int{
						503,
					},
				},
				Title:  "SCAYLE is not available at the moment",
				Cause:  "SCAYLE cannot serve calls just now, because of an error inside or because it is overloaded or being maintained.",
				Fix:    "Wait and try again later. Look at SCAYLE's status page or announcements, and report it with the time if it stays.",
				Settle: "Do other calls of this shop fail at the same time?",
				Reply:  "The sign-in service is not available at the moment. Please try again in a few minutes.",
				Question: &Question{
					ID: "others_fail",
				},
			},
			Row{
				ID:     "scayle.search.older_status.17",
				Basis:  "documented",
				Source: "https://scayle.dev/en/api-guides/checkout-authentication-api/getting-started/errors",
				When: When{
					Status: []int{
						504,
					},
				},
				Title:  "A server behind SCAYLE's gateway took too long",
				Cause:  "The gateway passed the call on and gave up waiting. The call may have been carried out all the same.",
				Fix:    "Do not repeat it blindly. Look first whether the account was made, the email sent or the password changed; then try once more.",
				Settle: "Do other calls of this shop answer slowly at the same time?",
				Reply:  "The sign-in service answered too slowly. Please wait a minute before you try again.",
				Question: &Question{
					ID: "others_fail",
				},
			},
		},
		Examples: []Example{
			Example{
				ID:        "login",
				Operation: "login",
				Title:     "Logged in",
				Values: map[string]string{
					"email":    "anna@example.com",
					"password": "simulator-password",
				},
				Expect: "scayle.search.older_status.01",
			},
			Example{
				ID:        "wrong_password",
				Operation: "login",
				Title:     "A wrong password",
				Values: map[string]string{
					"email":    "anna@example.com",
					"password": "not-the-password",
				},
				Expect: "scayle.errors.4xx.03",
			},
			Example{
				ID:        "unknown_email",
				Operation: "login",
				Title:     "An email that nobody registered",
				Values: map[string]string{
					"email":    "nobody@example.com",
					"password": "simulator-password",
				},
				Expect: "scayle.errors.4xx.03",
			},
			Example{
				ID:        "no_basic",
				Operation: "login",
				Title:     "No Basic credentials",
				Values: map[string]string{
					"email":    "anna@example.com",
					"password": "simulator-password",
				},
				Unset: []string{
					"client_id",
					"client_secret",
				},
				Expect: "scayle.inferred.no_basic",
			},
			Example{
				ID:        "wrong_secret",
				Operation: "login",
				Title:     "A wrong client secret",
				Values: map[string]string{
					"client_secret": "simulator-wrong-secret",
					"email":         "anna@example.com",
					"password":      "simulator-password",
				},
				Expect: "scayle.errors.payload.01",
			},
			Example{
				ID:        "shop_id_text",
				Operation: "login",
				Title:     "The shop's name where its number belongs",
				Values: map[string]string{
					"email":    "anna@example.com",
					"password": "simulator-password",
					"shop_id":  "acme-live",
				},
				Expect: "scayle.inferred.shop_id_text",
			},
			Example{
				ID:        "no_password",
				Operation: "login",
				Title:     "No password",
				Values: map[string]string{
					"email": "anna@example.com",
				},
				Expect: "scayle.search.validation_error",
			},
			Example{
				ID:        "deactivated",
				Operation: "login",
				Title:     "A deactivated account",
				Stand:     "email",
				Values: map[string]string{
					"email":    "deactivated@example.com",
					"password": "simulator-password",
				},
				Expect: "scayle.errors.4xx.02",
			},
			Example{
				ID:        "throttled",
				Operation: "login",
				Title:     "Too many attempts",
				Stand:     "email",
				Values: map[string]string{
					"email":    "throttled@example.com",
					"password": "simulator-password",
				},
				Expect: "scayle.errors.4xx.06",
			},
			Example{
				ID:        "dependency",
				Operation: "login",
				Title:     "A service behind SCAYLE fails",
				Stand:     "email",
				Values: map[string]string{
					"email":    "dependency@example.com",
					"password": "simulator-password",
				},
				Expect: "scayle.errors.4xx.07",
			},
			Example{
				ID:        "outage",
				Operation: "login",
				Title:     "SCAYLE fails",
				Stand:     "email",
				Values: map[string]string{
					"email":    "outage@example.com",
					"password": "simulator-password",
				},
				Expect: "scayle.errors.2xx5xx.02",
			},
			Example{
				ID:        "status_201",
				Operation: "login",
				Title:     "Created, by the older page",
				Stand:     "email",
				Values: map[string]string{
					"email":    "status-201@example.com",
					"password": "simulator-password",
				},
				Expect: "scayle.search.older_status.02",
			},
			Example{
				ID:        "status_204",
				Operation: "login",
				Title:     "Success without a body",
				Stand:     "email",
				Values: map[string]string{
					"email":    "status-204@example.com",
					"password": "simulator-password",
				},
				Expect: "scayle.search.older_status.03",
			},
			Example{
				ID:        "status_206",
				Operation: "login",
				Title:     "A part of the content",
				Stand:     "email",
				Values: map[string]string{
					"email":    "status-206@example.com",
					"password": "simulator-password",
				},
				Expect: "scayle.search.older_status.04",
			},
			Example{
				ID:        "status_400",
				Operation: "login",
				Title:     "A bad parameter, and no key",
				Stand:     "email",
				Values: map[string]string{
					"email":    "status-400@example.com",
					"password": "simulator-password",
				},
				Expect: "scayle.search.older_status.05",
			},
			Example{
				ID:        "status_401",
				Operation: "login",
				Title:     "Credentials refused, and no key",
				Stand:     "email",
				Values: map[string]string{
					"email":    "status-401@example.com",
					"password": "simulator-password",
				},
				Expect: "scayle.search.older_status.06",
			},
			Example{
				ID:        "status_403",
				Operation: "login",
				Title:     "Forbidden, and no key",
				Stand:     "email",
				Values: map[string]string{
					"email":    "status-403@example.com",
					"password": "simulator-password",
				},
				Expect: "scayle.search.older_status.07",
			},
			Example{
				ID:        "status_404",
				Operation: "login",
				Title:     "Not found, and no key",
				Stand:     "email",
				Values: map[string]string{
					"email":    "status-404@example.com",
					"password": "simulator-password",
				},
				Expect: "scayle.search.older_status.08",
			},
			Example{
				ID:        "status_408",
				Operation: "login",
				Title:     "The request came too slowly",
				Stand:     "email",
				Values: map[string]string{
					"email":    "status-408@example.com",
					"password": "simulator-password",
				},
				Expect: "scayle.search.older_status.09",
			},
			Example{
				ID:        "status_409",
				Operation: "login",
				Title:     "A conflict, and no key",
				Stand:     "email",
				Values: map[string]string{
					"email":    "status-409@example.com",
					"password": "simulator-password",
				},
				Expect: "scayle.search.older_status.10",
			},
			Example{
				ID:        "status_412",
				Operation: "login",
				Title:     "A condition that did not hold",
				Stand:     "email",
				Values: map[string]string{
					"email":    "status-412@example.com",
					"password": "simulator-password",
				},
				Expect: "scayle.search.older_status.11",
			},
			Example{
				ID:        "status_413",
				Operation: "login",
				Title:     "A request that is too large",
				Stand:     "email",
				Values: map[string]string{
					"email":    "status-413@example.com",
					"password": "simulator-password",
				},
				Expect: "scayle.search.older_status.12",
			},
			Example{
				ID:        "status_424",
				Operation: "login",
				Title:     "A failed dependency, and no key",
				Stand:     "email",
				Values: map[string]string{
					"email":    "status-424@example.com",
					"password": "simulator-password",
				},
				Expect: "scayle.search.older_status.13",
			},
			Example{
				ID:        "status_500",
				Operation: "login",
				Title:     "A failure without a key",
				Stand:     "email",
				Values: map[string]string{
					"email":    "status-500@example.com",
					"password": "simulator-password",
				},
				Expect: "scayle.search.older_status.14",
			},
			Example{
				ID:        "status_502",
				Operation: "login",
				Title:     "A bad gateway",
				Stand:     "email",
				Values: map[string]string{
					"email":    "status-502@example.com",
					"password": "simulator-password",
				},
				Expect: "scayle.search.older_status.15",
			},
			Example{
				ID:        "status_503",
				Operation: "login",
				Title:     "Not available",
				Stand:     "email",
				Values: map[string]string{
					"email":    "status-503@example.com",
					"password": "simulator-password",
				},
				Expect: "scayle.search.older_status.16",
			},
			Example{
				ID:        "status_504",
				Operation: "login",
				Title:     "A gateway that gave up",
				Stand:     "email",
				Values: map[string]string{
					"email":    "status-504@example.com",
					"password": "simulator-password",
				},
				Expect: "scayle.search.older_status.17",
			},
			Example{
				ID:        "guest",
				Operation: "guest_login",
				Title:     "A guest logged in",
				Values: map[string]string{
					"email":      "guest@example.com",
					"first_name": "Anna",
					"gender":     "f",
					"last_name":  "Example",
				},
				Expect: "scayle.search.older_status.01",
			},
			Example{
				ID:        "guest_dependency",
				Operation: "guest_login",
				Title:     "A service behind SCAYLE fails for a guest",
				Stand:     "email",
				Values: map[string]string{
					"email":      "dependency@example.com",
					"first_name": "Anna",
					"gender":     "f",
					"last_name":  "Example",
				},
				Expect: "scayle.errors.4xx.07",
			},
			Example{
				ID:        "guest_outage",
				Operation: "guest_login",
				Title:     "SCAYLE fails for a guest",
				Stand:     "email",
				Values: map[string]string{
					"email":      "outage@example.com",
					"first_name": "Anna",
					"gender":     "f",
					"last_name":  "Example",
				},
				Expect: "scayle.errors.2xx5xx.02",
			},
			Example{
				ID:        "registered",
				Operation: "register",
				Title:     "Registered",
				Values: map[string]string{
					"email":      "nora@example.com",
					"first_name": "Nora",
					"gender":     "f",
					"last_name":  "Example",
					"password":   "simulator-password",
				},
				Expect: "scayle.search.older_status.01",
			},
			Example{
				ID:        "registered_twice",
				Operation: "register",
				Title:     "An email that is registered already",
				Values: map[string]string{
					"email":      "anna@example.com",
					"first_name": "Anna",
					"gender":     "f",
					"last_name":  "Example",
					"password":   "simulator-password",
				},
				Expect: "scayle.errors.4xx.05",
			},
			Example{
				ID:        "register_dependency",
				Operation: "register",
				Title:     "A service behind SCAYLE fails while registering",
				Stand:     "email",
				Values: map[string]string{
					"email":      "dependency@example.com",
					"first_name": "Nora",
					"gender":     "f",
					"last_name":  "Example",
					"password":   "simulator-password",
				},
				Expect: "scayle.errors.4xx.07",
			},
			Example{
				ID:        "register_outage",
				Operation: "register",
				Title:     "SCAYLE fails while registering",
				Stand:     "email",
				Values: map[string]string{
					"email":      "outage@example.com",
					"first_name": "Nora",
					"gender":     "f",
					"last_name":  "Example",
					"password":   "simulator-password",
				},
				Expect: "scayle.errors.2xx5xx.02",
			},
			Example{
				ID:        "reset_sent",
				Operation: "password_reset",
				Title:     "A reset email sent",
				Values: map[string]string{
					"email":     "anna@example.com",
					"reset_url": "https://shop.example.com/reset?hash={hash}",
				},
				Expect: "scayle.errors.2xx5xx.01",
			},
			Example{
				ID:        "reset_throttled",
				Operation: "password_reset",
				Title:     "Too many reset emails",
				Stand:     "email",
				Values: map[string]string{
					"email":     "throttled@example.com",
					"reset_url": "https://shop.example.com/reset?hash={hash}",
				},
				Expect: "scayle.errors.4xx.06",
			},
			Example{
				ID:        "reset_dependency",
				Operation: "password_reset",
				Title:     "The mail service behind SCAYLE fails",
				Stand:     "email",
				Values: map[string]string{
					"email":     "dependency@example.com",
					"reset_url": "https://shop.example.com/reset?hash={hash}",
				},
				Expect: "scayle.errors.4xx.07",
			},
			Example{
				ID:        "reset_outage",
				Operation: "password_reset",
				Title:     "SCAYLE fails before the reset email",
				Stand:     "email",
				Values: map[string]string{
					"email":     "outage@example.com",
					"reset_url": "https://shop.example.com/reset?hash={hash}",
				},
				Expect: "scayle.errors.2xx5xx.02",
			},
			Example{
				ID:        "password_set",
				Operation: "password_update",
				Title:     "A new password by a fresh link (once a simulator run)",
				Values: map[string]string{
					"hash":     "reset-hash-good",
					"password": "simulator-new-password",
				},
				Expect: "scayle.errors.2xx5xx.01",
			},
			Example{
				ID:        "old_link",
				Operation: "password_update",
				Title:     "A link that is used up or too old",
				Values: map[string]string{
					"hash":     "reset-hash-old",
					"password": "simulator-new-password",
				},
				Expect: "scayle.errors.4xx.04",
			},
			Example{
				ID:        "logged_out",
				Operation: "logout",
				Title:     "Logged out",
				Expect:    "scayle.errors.2xx5xx.01",
			},
			Example{
				ID:        "logout_stale",
				Operation: "logout",
				Title:     "An access token that is not good",
				Values: map[string]string{
					"access_token": "simulator-wrong-token",
				},
				Expect: "scayle.errors.4xx.01",
			},
			Example{
				ID:        "logout_no_token",
				Operation: "logout",
				Title:     "No access token",
				Unset: []string{
					"access_token",
				},
				Expect: "scayle.inferred.no_bearer",
			},
			Example{
				ID:        "refreshed",
				Operation: "token_refresh",
				Title:     "Refreshed",
				Values: map[string]string{
					"grant_type":    "refresh_token",
					"refresh_token": "simulator-refresh-token",
				},
				Expect: "scayle.search.older_status.01",
			},
			Example{
				ID:        "refresh_revoked",
				Operation: "token_refresh",
				Title:     "A refresh token that was revoked",
				Values: map[string]string{
					"grant_type":    "refresh_token",
					"refresh_token": "simulator-revoked-token",
				},
				Expect: "scayle.errors.payload.03",
			},
			Example{
				ID:        "grant_password",
				Operation: "token_refresh",
				Title:     "Another grant type",
				Values: map[string]string{
					"grant_type":    "password",
					"refresh_token": "simulator-refresh-token",
				},
				Expect: "scayle.errors.payload.02",
			},
			Example{
				ID:        "valid",
				Operation: "token_validate",
				Title:     "A token that is good",
				Expect:    "scayle.search.validate_200",
			},
			Example{
				ID:        "invalid",
				Operation: "token_validate",
				Title:     "A token that is not good",
				Values: map[string]string{
					"access_token": "simulator-wrong-token",
				},
				Expect: "scayle.search.validate_401",
			},
			Example{
				ID:        "idp_ended",
				Operation: "token_validate",
				Title:     "The identity provider ended the session",
				Stand:     "access_token",
				Values: map[string]string{
					"access_token": "simulator-idp-token",
				},
				Expect: "scayle.search.validate_401",
			},
		},
		Desk: Desk{
			Name: "SCAYLE support",
			Wants: []Want{
				Want{
					Item: "status",
					Text: "HTTP status, error key and message",
				},
				Want{
					Item: "request-line",
					Text: "Method and URL, with the tenant and space in the host",
				},
				Want{
					Item: "request-body",
					Text: "Request body, without password, secret or tokens",
				},
				Want{
					Item: "answer-body",
					Text: "The whole answer, with hint and context",
				},
				Want{
					Item: "time",
					Text: "Time of the failure, with its zone",
				},
			},
			Basis:   "unknown",
			Warning: "The pages that we have name no address, hours or request id for SCAYLE's support; use the way that your contract with SCAYLE names. What is gathered here is what any desk needs.",
		},
		Lifetimes: []Lifetime{
			Lifetime{
				ID:    "access-token",
				Field: "access_token",
				MadeBy: []string{
					"login",
					"guest_login",
					"register",
					"token_refresh",
				},
				Seconds: 2678400,
				Basis:   "documented",
				Source:  "https://scayle.dev/en/developer-guide/authentication-and-account-area/handling-tokens",
				Text:    "An access token is good for 2,678,400 s (31 days) by the answer that the vendor's page shows; an older page says 30 days.",
			},
			Lifetime{
				ID:    "refresh-token",
				Field: "refresh_token",
				MadeBy: []string{
					"login",
					"guest_login",
					"register",
				},
				Seconds: 5184000,
				Basis:   "documented",
				Source:  "https://scayle.dev/en/api-guides/checkout-authentication-api",
				Text:    "A refresh token is good for 60 days by the older pages, and a refresh does not lengthen that.",
			},
			Lifetime{
				ID:    "reset-link",
				Field: "hash",
				MadeBy: []string{
					"password_reset",
				},
				Seconds: 3600,
				Basis:   "unknown",
				Text:    "How long a reset link is good is not documented; an hour is what is usual, and our guess.",
			},
		},
	}
}

// compiled returns the packs of all files, by name.
func compiled() []*Pack {
	return []*Pack{compiledAuthmatech(), compiledHttp(), compiledNextreason(), compiledScayle()}
}

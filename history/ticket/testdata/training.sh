#!/bin/sh
# Authmatech · Verify: The mobile number is not accepted
# SIMULATED, not the vendor: these calls went to the built-in simulator.
# Makes one call: sh reproduce.sh NUMBER. What stands in [brackets] was cut: put a value of your own in its place.
# Takes a credential from $AUTHMATECH_API_KEY.
set -eu
case "${1:-}" in
# attempt 1, 2026-11-22 14:03:14.400 +03:00 (11:03:14.400 UTC): refused, 400 Bad Request, code INVALID_MOBILE_NUMBER
1)
: "${AUTHMATECH_API_KEY:?set it first}"
curl --globoff --include --request 'POST' --url 'http://127.0.0.1:8080/authmatech/v1/api/verify' \
  --header 'Accept: application/json' \
  --header 'Content-Type: application/json' \
  --header "X-API-KEY: $AUTHMATECH_API_KEY" \
  --header 'X-CLIENT-ID: client-17' \
  --data-raw '{"mobileNumber":"[phone-1: national, 10 digits]","encryptedMobileNumber":"[proof #585c: base64, 32 chars]","operatorId":"ZAIN_JO","serviceType":"LOGIN"}'
;;
*)
echo 'usage: sh reproduce.sh NUMBER, of an attempt in this file' >&2
exit 2
;;
esac

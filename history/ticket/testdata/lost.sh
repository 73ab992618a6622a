#!/bin/sh
# Authmatech · Verify: The request left and no answer came in time
# Makes one call: sh reproduce.sh NUMBER. What stands in [brackets] was cut: put a value of your own in its place.
# Takes a credential from $AUTHMATECH_API_KEY.
set -eu
case "${1:-}" in
# attempt 1, 2026-11-22 14:01:10.250 +03:00 (11:01:10.250 UTC): verified, 200 OK
1)
: "${AUTHMATECH_API_KEY:?set it first}"
curl --globoff --include --request 'POST' --url 'https://service.authmatech.com/v1/api/verify' \
  --header 'Accept: application/json' \
  --header 'Content-Type: application/json' \
  --header "X-API-KEY: $AUTHMATECH_API_KEY" \
  --header 'X-CLIENT-ID: client-17' \
  --data-raw '{"mobileNumber":"[phone-1: +962, E.164, 12 digits]","encryptedMobileNumber":"[proof #585c: base64, 32 chars]","operatorId":"ZAIN_JO","serviceType":"LOGIN"}'
;;
# attempt 2, 2026-11-22 14:03:14.400 +03:00 (11:03:14.400 UTC): no answer
2)
: "${AUTHMATECH_API_KEY:?set it first}"
curl --globoff --include --request 'POST' --url 'https://service.authmatech.com/v1/api/verify' \
  --header 'Accept: application/json' \
  --header 'Content-Type: application/json' \
  --header "X-API-KEY: $AUTHMATECH_API_KEY" \
  --header 'X-CLIENT-ID: client-17' \
  --data-raw '{"mobileNumber":"[phone-1: +962, E.164, 12 digits]","encryptedMobileNumber":"[proof #585c: base64, 32 chars]","operatorId":"ZAIN_JO","serviceType":"LOGIN"}'
;;
*)
echo 'usage: sh reproduce.sh NUMBER, of an attempt in this file' >&2
exit 2
;;
esac

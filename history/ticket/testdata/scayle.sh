#!/bin/sh
# SCAYLE · Login: The password does not match the account
# Makes one call: sh reproduce.sh NUMBER. What stands in [brackets] was cut: put a value of your own in its place.
# Takes a credential from $SCAYLE_CLIENT_ID.
# Takes a credential from $SCAYLE_CLIENT_SECRET.
set -eu
case "${1:-}" in
# attempt 1, 2026-11-22 09:10:00.000 +03:00 (06:10:00.000 UTC): accepted, 200 OK
1)
: "${SCAYLE_CLIENT_ID:?set it first}"
: "${SCAYLE_CLIENT_SECRET:?set it first}"
curl --globoff --include --request 'POST' --url 'https://acme-live.auth.scayle.cloud/v1/auth/login' \
  --header 'Accept: application/json' \
  --header 'Content-Type: application/json' \
  --user "$SCAYLE_CLIENT_ID:$SCAYLE_CLIENT_SECRET" \
  --data-raw '{"email":"[email-1: 16 chars]","password":"[password #e217: 19 chars]","shop_id":1001}'
;;
# attempt 2, 2026-11-22 09:12:30.500 +03:00 (06:12:30.500 UTC): refused, 404 Not Found, code USER_NOT_FOUND
2)
: "${SCAYLE_CLIENT_ID:?set it first}"
: "${SCAYLE_CLIENT_SECRET:?set it first}"
curl --globoff --include --request 'POST' --url 'https://acme-live.auth.scayle.cloud/v1/auth/login' \
  --header 'Accept: application/json' \
  --header 'Content-Type: application/json' \
  --user "$SCAYLE_CLIENT_ID:$SCAYLE_CLIENT_SECRET" \
  --data-raw '{"email":"[email-1: 16 chars]","password":"[password #1e57: 19 chars]","shop_id":1001}'
;;
*)
echo 'usage: sh reproduce.sh NUMBER, of an attempt in this file' >&2
exit 2
;;
esac

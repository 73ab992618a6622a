#!/bin/sh
# nextReason · OTP verify: The code was used up or replaced by a newer one
# Makes one call: sh reproduce.sh NUMBER. What stands in [brackets] was cut: put a value of your own in its place.
set -eu
case "${1:-}" in
# attempt 1, 2026-11-22 23:58:40.100 +03:00 (20:58:40.100 UTC): accepted, 200 OK
1)
curl --globoff --include --request 'POST' --url 'https://id.eu.nextreason.com/idp/v1/otp/verify?env_id=env-4471' \
  --header 'Accept: application/json' \
  --header 'Content-Type: application/json' \
  --data-raw '{"client_id":"shop-web","user_id":"[email-1: 15 chars]","auth_type":"email","code":"[code #464c: 6 digits]","locale":"en-US"}'
;;
# attempt 2, 2026-11-22 23:59:59.900 +03:00 (20:59:59.900 UTC): refused, 422 Unprocessable Entity, code invalid_code
2)
curl --globoff --include --request 'POST' --url 'https://id.eu.nextreason.com/idp/v1/otp/verify?env_id=env-4471' \
  --header 'Accept: application/json' \
  --header 'Content-Type: application/json' \
  --data-raw '{"client_id":"shop-web","user_id":"[email-1: 15 chars]","auth_type":"email","code":"[code #1c72: 6 digits]","locale":"en-US"}'
;;
*)
echo 'usage: sh reproduce.sh NUMBER, of an attempt in this file' >&2
exit 2
;;
esac

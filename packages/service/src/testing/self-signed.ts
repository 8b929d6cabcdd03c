/**
 * A self-signed certificate for `localhost` with its key, valid until 2126. Created for tests with
 * `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500 -subj /CN=localhost`.
 */
export const selfSigned = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgsQFiQGb4+E56IYsr
lQasxSMBxlks1fnjCrVtaV+pxSyhRANCAAQ1w9tTtM++lGpFyat1qSqITg0FdtkD
gBJuTPugz57+PLQJmzi5u1Crp18UYcpoEJPyVKvtnbr80YQWBZre1FYd
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBmjCCAUGgAwIBAgIUKNWQECtADhlPb9f32MZwMKa0rwcwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjAzMTgwOVoYDzIxMjYxMDI5
MDMxODA5WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQ1w9tTtM++lGpFyat1qSqITg0FdtkDgBJuTPugz57+PLQJmzi5u1Cr
p18UYcpoEJPyVKvtnbr80YQWBZre1FYdo28wbTAdBgNVHQ4EFgQUzvgpAICKrZ/o
T9Xs/LElxvs46fwwHwYDVR0jBBgwFoAUzvgpAICKrZ/oT9Xs/LElxvs46fwwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDRwAwRAIgUgjQOifsLQHfVRTl3Rf1vXfzIFwb80nf+hC2ZsE8LXgCIBlW
tXs8amPXVXK2iY6v8oAEu3ZAXuCFRifgUPjLE+r6
-----END CERTIFICATE-----
`,
};

// What a fork of this package has that Traefik is written for.

package auth

import (
	"net/http"
	"strings"
)

// CheckSecret says whether a password is that of a line of a file of passwords.
func CheckSecret(password, secret string) bool {
	compare := compareFuncs[0].compare
	for _, known := range compareFuncs[1:] {
		if strings.HasPrefix(secret, known.prefix) {
			compare = known.compare
			break
		}
	}
	return compare([]byte(secret), []byte(password)) == nil
}

// RequireAuthStale asks again, as RequireAuth does.
func (a *DigestAuth) RequireAuthStale(w http.ResponseWriter, r *http.Request) {
	a.RequireAuth(w, r)
}

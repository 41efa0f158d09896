// Emissary's program apiext alone: its image has it in busyambassador, with Envoy's control plane and all else, by this name.
package main

import (
	"context"

	"github.com/emissary-ingress/emissary/v3/cmd/apiext"
	"github.com/emissary-ingress/emissary/v3/pkg/busy"
)

func main() {
	busy.Main("busyambassador", "Ambassador", "3.9.1", map[string]busy.Command{
		"apiext": {Setup: func(context.Context) {}, Run: apiext.Main},
	})
}

// The programs of Emissary's image that are in Go, but for those that it does not start by itself.
package main

import (
	"context"

	"github.com/emissary-ingress/emissary/v3/cmd/entrypoint"
	"github.com/emissary-ingress/emissary/v3/cmd/kubestatus"
	"github.com/emissary-ingress/emissary/v3/pkg/busy"
	"github.com/emissary-ingress/emissary/v3/pkg/environment"
)

func main() {
	busy.Main("busyambassador", "Ambassador", "3.9.1", map[string]busy.Command{
		"entrypoint": {Setup: func(context.Context) {}, Run: entrypoint.Main},
		"kubestatus": {Setup: environment.EnvironmentSetupEntrypoint, Run: kubestatus.Main},
	})
}

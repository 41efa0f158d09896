// Package ext stands for a module of Traefik that lies in its repository only: extensions of its configuration, of which there are none.
package ext

// HTTP adds nothing to the configuration of HTTP.
type HTTP struct{}

// Router adds nothing to the configuration of a router.
type Router struct{}

module cdk8s-mlops/test/cluster/definitions

go 1.25.0

require (
	github.com/emissary-ingress/emissary/v3 v3.9.1
	knative.dev/caching v0.0.0-20220818010648-9df7bb739739
	knative.dev/networking v0.0.0-20221012062251-58f3e6239b4f
	knative.dev/serving v0.35.3
)

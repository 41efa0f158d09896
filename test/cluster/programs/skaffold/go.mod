module cdk8s-mlops/test/cluster/skaffold

go 1.25.0

require github.com/GoogleContainerTools/skaffold/v2 v2.16.1

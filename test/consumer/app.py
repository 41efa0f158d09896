import jsii
from constructs import Construct
from cdk8s_plus_27 import k8s
from cdk8s_mlops import ChartsOut, IDeployments, ReleaseChart, When


class NotebookChart(ReleaseChart):
    def __init__(self, scope, id, **props):
        super().__init__(scope, id, name="notebook", version="0.1.0", app_version="4.4.9", description="A Jupyter notebook.", **props)
        v = self.values
        port = v.integer("port", default=8888, minimum=1024, maximum=65535, description="Port that the notebook listens on.")
        token = v.string("title", default="hello", description="The title.")
        image = v.string("image", default="quay.io/jupyter/base-notebook:4.4.9", description="The image.")
        shared = v.boolean("service.enabled", default=True, description="Whether other pods can reach the notebook.")
        k8s.KubeDeployment(self, "deployment", spec=k8s.DeploymentSpec(
            selector=k8s.LabelSelector(match_labels=self.selector_labels()),
            template=k8s.PodTemplateSpec(
                metadata=k8s.ObjectMeta(labels=self.labels),
                spec=k8s.PodSpec(containers=[k8s.Container(
                    name="notebook",
                    image=image.as_string(),
                    args=["start-notebook.sh", f"--port={port.as_string()}", f"--title={token.as_string()}"],
                    ports=[k8s.ContainerPort(name="http", container_port=port.as_number())],
                )]),
            ),
        ))
        reachable = When(self, "reachable", condition=shared)
        k8s.KubeService(reachable, "service", spec=k8s.ServiceSpec(
            selector=self.selector_labels(),
            ports=[k8s.ServicePort(name="http", port=80, target_port=k8s.IntOrString.from_string("http"))]))


@jsii.implements(IDeployments)
class Deployments:
    def define(self, scope: Construct) -> None:
        NotebookChart(scope, "notebook")


ChartsOut(deployments=Deployments()).synth()

"""What Python makes of an expression without as_string(), as_any() and the like: one case for each argument."""
import sys
from cdk8s import ApiObject, App, JsonPatch
from cdk8s_plus_27 import k8s
from cdk8s_mlops import FragmentKind, ReleaseChart

DESCRIPTION = "What it is for."


def pod(c, container=None, **spec):
    return k8s.KubePod(c, "pod", spec=k8s.PodSpec(containers=[k8s.Container(name="a", image="x:1", **(container or {}))], **spec))


def text(c, v):
    k8s.KubeConfigMap(c, "config", data={"a": f"http://{v.string('a', default='x', description=DESCRIPTION)}/"})


def resources(c, v):
    pod(c, dict(resources=v.fragment("a", default={"limits": {"cpu": "1"}}, description=DESCRIPTION)))


def node_selector(c, v):
    pod(c, node_selector=v.fragment("a", kind=FragmentKind.STRINGS, default={"a": "b"}, description=DESCRIPTION))


def args(c, v):
    pod(c, dict(args=v.list("a", default=["b"], description=DESCRIPTION)))


def tolerations(c, v):
    pod(c, tolerations=v.fragment_list("a", default=[{"operator": "Exists"}], description=DESCRIPTION))


def host_network(c, v):
    pod(c, host_network=v.boolean("a", default=True, description=DESCRIPTION))


def patch(c, v):
    pod(c).add_json_patch(JsonPatch.add("/spec/hostNetwork", v.boolean("a", default=True, description=DESCRIPTION)))


app = App()
chart = ReleaseChart(app, "bare", name="bare", version="0.1.0", description="A chart.")
globals()[sys.argv[1]](chart, chart.values)
app.synth()

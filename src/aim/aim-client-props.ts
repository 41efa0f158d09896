/**
 * A pod that tracks its runs at an Aim server. Texts may be those that stand for expressions; a property that takes
 * anything says what.
 */
export interface AimClientProps {
  /**
   * The reference of the image: a program with Aim's SDK, of the same line of versions as the server.
   *
   * @default "my-super-aim-client", the example of Aim's documentation
   */
  readonly image?: string;

  /**
   * When the image is pulled: `Always`, `IfNotPresent` or `Never`.
   *
   * @default - that of Kubernetes: `Always` for the tag `latest`, otherwise `IfNotPresent`
   */
  readonly imagePullPolicy?: string;

  /**
   * Secrets with credentials for the registry: the list of a pod's `imagePullSecrets`, or what stands for it.
   *
   * @default - none
   */
  readonly imagePullSecrets?: any;

  /**
   * The command of the container: a list of texts, or what stands for one.
   *
   * @default - that of the image
   */
  readonly command?: any;

  /**
   * The arguments of the container: a list of texts, or what stands for one.
   *
   * @default - those of the image
   */
  readonly args?: any;

  /**
   * The server: `aim://host:port`, and its base path if it has one; such as `AimServer.repo`. The program finds it in
   * the environment variable `AIM_REPO`, for `aim.Run(repo=os.environ["AIM_REPO"])`. Aim itself does not read it.
   */
  readonly repo: string;

  /**
   * What client and server speak: `http` (Aim 3.19.0 and later) or `grpc` (before). The variable that names the
   * certificate follows.
   *
   * @default "http"
   */
  readonly protocol?: string;

  /**
   * The Secret with the certificate that the server's is checked against; empty means none.
   *
   * With HTTP it is for certificates that are self-signed or of an authority that the image does not know, and the program
   * trusts this one only, whatever it talks to: leave it empty for a public authority. With gRPC the client speaks TLS only
   * when there is one.
   *
   * @default - none
   */
  readonly caSecret?: string;

  /**
   * The key of the certificate in the Secret, in PEM. Only this key is mounted. With HTTP, `tls.crt` serves only for a
   * certificate that is self-signed; that of an authority is under `ca.crt`. With gRPC the server's own will do.
   *
   * @default "tls.crt"
   */
  readonly caKey?: string;

  /**
   * More environment variables: a list as in a container's `env`, or what stands for one.
   *
   * @default - none
   */
  readonly extraEnv?: any;

  /**
   * More volumes of the pod, such as data sets: a list as in a pod's `volumes`, or what stands for one.
   *
   * @default - none
   */
  readonly extraVolumes?: any;

  /**
   * Where they are mounted: a list as in a container's `volumeMounts`, or what stands for one.
   *
   * @default - none
   */
  readonly extraVolumeMounts?: any;

  /**
   * Labels of the pod: a map of texts, or what stands for one. Rejected are the keys that the chart writes.
   *
   * @default - none
   */
  readonly podLabels?: any;

  /**
   * Annotations of the pod: a map of texts, or what stands for one.
   *
   * @default - none
   */
  readonly podAnnotations?: any;

  /**
   * The ServiceAccount of the pod. Its token is not mounted.
   *
   * @default - that of the namespace
   */
  readonly serviceAccountName?: string;

  /**
   * What happens when the program ends: `Never`, `OnFailure` or `Always`.
   *
   * @default "OnFailure"
   */
  readonly restartPolicy?: string;

  /**
   * Resources of the container: a map, or what stands for one.
   *
   * @default - none: nobody but its author knows what the program needs
   */
  readonly resources?: any;

  /**
   * The security context of the pod: a map, or what stands for one.
   *
   * @default - user and group 10001, not root, the seccomp profile of the runtime
   */
  readonly podSecurityContext?: any;

  /**
   * The security context of the container: a map, or what stands for one.
   *
   * @default - no capabilities, no more rights later
   */
  readonly securityContext?: any;

  /**
   * Labels of the nodes that the pod asks for: a map of texts, or what stands for one.
   *
   * @default - none
   */
  readonly nodeSelector?: any;

  /**
   * Taints of nodes that the pod tolerates: a list, or what stands for one.
   *
   * @default - none
   */
  readonly tolerations?: any;

  /**
   * Preferences among nodes: a map, or what stands for one.
   *
   * @default - none
   */
  readonly affinity?: any;
}

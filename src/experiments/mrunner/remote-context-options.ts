/**
 * Where a remote context is in the configuration of mrunner.
 */
export interface ConfiguredContextOptions {
  /**
   * Name of the context.
   *
   * @default - the current one, which `mrunner context set-active` sets
   */
  readonly name?: string;

  /**
   * The configuration file.
   *
   * @default - that of the user: `mrunner/config.yaml` in `$XDG_CONFIG_HOME` or `~/.config`, on macOS in `~/Library/Application Support`, on
   * Windows in `%APPDATA%`
   */
  readonly configFile?: string;
}

import { Command } from 'commander';
import { renderCommand } from './render-command';

/** The command line. @internal */
export function program(): Command {
  return new Command('cdk8s-mlops')
    .description('ML deployments for Kubernetes, as plain YAML and as equal charts of Helm')
    .showHelpAfterError('(use --help for what there is)')
    .addCommand(renderCommand());
}

import { Command, Option } from 'commander';
import { Refusal } from '../../values/refusal';

/** An option that may be given several times. @internal */
export function several(command: Command, flags: string, description: string): Command {
  return command.option(flags, description, (value: string, before: readonly string[]) => [...before, value], []);
}

/** An option that may be given several times, with commas between several as well. @internal */
export function list(command: Command, flags: string, description: string): Command {
  return command.option(flags, description, (value: string, before: readonly string[]) => [...before, ...value.split(',')], []);
}

/** An option that is given once. @internal */
export function once(command: Command, flags: string, description: string, choices?: readonly string[]): Command {
  const option = new Option(flags, description);
  const parse = choices && option.choices(choices).parseArg;
  return command.addOption(option.argParser((value, before) => {
    if (before !== undefined) {
      throw new Refusal('option-misused', `${option.long} is set twice, to ${JSON.stringify(before)} and ${JSON.stringify(value)}: set it once`);
    }
    return parse ? parse(value, before) : value;
  }));
}

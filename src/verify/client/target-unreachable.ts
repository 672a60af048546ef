/** Nothing can be judged: the target is not there, or is no such server. The message is one sentence. */
export class TargetUnreachable extends Error {
  override readonly name: string = 'TargetUnreachable';
}

/** One request was left without an answer; others may still get theirs. */
export class NoAnswer extends TargetUnreachable {
  override readonly name = 'NoAnswer';
}

/** Nothing more is sent, as the run is to end: whatever asked for an answer says nothing of the target. */
export class RunEnded extends Error {
  override readonly name = 'RunEnded';

  constructor() {
    super('the run is to end');
  }
}

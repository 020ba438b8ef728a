package io.hippocampus.sleep;

final class HeldQueueTest extends SleepQueueContract {

  private final HeldQueue first = new HeldQueue();

  @Override
  protected SleepQueue claimant() {
    return first.another();
  }
}

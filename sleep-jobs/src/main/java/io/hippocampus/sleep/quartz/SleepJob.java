package io.hippocampus.sleep.quartz;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/**
 * Rings for the schedule whose alarm went off. There is one such job for all alarms, so that never
 * two ring at once; one that should have, rings right after.
 */
@DisallowConcurrentExecution
final class SleepJob implements Job {

  private final Alarms.Bell bell;

  SleepJob(Alarms.Bell bell) {
    this.bell = bell;
  }

  @Override
  public void execute(JobExecutionContext context) {
    bell.ring(Alarms.kindOf(context.getTrigger()), Alarms.scheduleOf(context.getTrigger()));
  }
}

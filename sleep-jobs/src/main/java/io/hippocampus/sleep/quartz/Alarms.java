package io.hippocampus.sleep.quartz;

import static org.quartz.JobBuilder.newJob;
import static org.quartz.SimpleScheduleBuilder.repeatHourlyForever;
import static org.quartz.SimpleScheduleBuilder.simpleSchedule;
import static org.quartz.TriggerBuilder.newTrigger;
import static org.quartz.impl.matchers.GroupMatcher.anyTriggerGroup;

import io.hippocampus.port.UnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.DirectSchedulerFactory;
import org.quartz.simpl.SimpleThreadPool;

/**
 * An alarm for each schedule, one for each run that is asked for by hand, and one to look at
 * spaces: Quartz triggers in a database. One alarm rings at a time, in one thread of Quartz's.
 *
 * <p>An alarm is set for a span from now, not for a date, so that whoever sets it may live on
 * another clock than Quartz, which knows only the system's. Once it rang, it rings again every
 * hour: whoever heard it sets it to the right time, and should that fail once, is told again.
 *
 * <p>Thread-safe. The threads that call must not be interrupted meanwhile.
 */
final class Alarms implements AutoCloseable {

  private static final JobKey JOB = JobKey.jobKey("sleep");
  private static final String LOOK = "look";
  private static final InstantSource QUARTZ_CLOCK = InstantSource.system();
  private static final AtomicInteger OPENED = new AtomicInteger();

  private final HomeJobStore store;
  private final Scheduler scheduler;

  /** What an alarm is for. */
  enum Kind {
    /** A schedule has something to do. */
    SCHEDULE,
    /** A schedule's spaces were asked to sleep by hand. */
    BY_HAND,
    /** Spaces are to be looked at. */
    LOOK
  }

  /** Hears the alarms. */
  interface Bell {

    /** An alarm rings; one to look has no schedule's name. */
    void ring(Kind kind, String schedule);
  }

  private Alarms(HomeJobStore store, Scheduler scheduler) {
    this.store = store;
    this.scheduler = scheduler;
  }

  /** Opens the alarms in that database; none rings before {@link #start}. */
  static Alarms open(DataSource dataSource, Bell bell) {
    HomeJobStore store = new HomeJobStore(dataSource);
    Alarms alarms = doing("open the alarms", () -> new Alarms(store, scheduler(store)));
    try {
      alarms.ringTo(bell);
      return alarms;
    } catch (RuntimeException e) {
      alarms.close();
      throw e;
    }
  }

  private static Scheduler scheduler(HomeJobStore store) throws SchedulerException {
    String name = "hippocampus-" + OPENED.incrementAndGet();
    SimpleThreadPool workers = new SimpleThreadPool(1, Thread.NORM_PRIORITY);
    workers.setThreadNamePrefix("hippocampus-sleep");
    workers.setMakeThreadsDaemons(true);
    Carrier carrier = new Carrier();
    DirectSchedulerFactory schedulers = DirectSchedulerFactory.getInstance();
    schedulers.createScheduler(
        name, "one", workers, carrier, store, null, null, 0, -1, -1, false, null, 1, 0);
    Scheduler scheduler = schedulers.getScheduler(name);
    scheduler.getListenerManager().addSchedulerListener(carrier);
    return scheduler;
  }

  private void ringTo(Bell bell) {
    doing("keep the job of the alarms", () -> {
      JobDetail job = newJob(SleepJob.class).withIdentity(JOB).storeDurably().build();
      scheduler.setJobFactory((fired, by) -> new SleepJob(bell));
      scheduler.addJob(job, true);
      return job;
    });
  }

  /** Lets the alarms ring, first those that should have while nobody listened. */
  void start() {
    doing("start the alarms", () -> {
      scheduler.start();
      return true;
    });
  }

  /** Sets the alarm of that schedule, in place of any earlier one. */
  void set(String schedule, Duration fromNow) {
    SimpleScheduleBuilder again =
        repeatHourlyForever().withMisfireHandlingInstructionNowWithRemainingCount();
    // Quartz counts whole milliseconds: rather one late than one early.
    Date at = Date.from(QUARTZ_CLOCK.instant().plus(fromNow).plusMillis(1));
    set(newTrigger()
        .withIdentity(key(Kind.SCHEDULE, schedule))
        .forJob(JOB)
        .startAt(at)
        .withSchedule(again)
        .build());
  }

  /** Rings once for that schedule as soon as no other alarm rings. */
  void ringByHand(String schedule) {
    set(newTrigger()
        .withIdentity(key(Kind.BY_HAND, schedule))
        .forJob(JOB)
        .startNow()
        .withSchedule(simpleSchedule().withMisfireHandlingInstructionFireNow())
        .build());
  }

  /** Rings again and again to have spaces looked at, in place of any earlier such alarm. */
  void look(Duration every) {
    SimpleScheduleBuilder again = simpleSchedule()
        .withIntervalInMilliseconds(every.toMillis())
        .repeatForever()
        .withMisfireHandlingInstructionNowWithRemainingCount();
    set(newTrigger()
        .withIdentity(key(Kind.LOOK, LOOK))
        .forJob(JOB)
        .startAt(Date.from(QUARTZ_CLOCK.instant().plus(every)))
        .withSchedule(again)
        .build());
  }

  /** Has spaces no longer looked at. */
  void lookNoMore() {
    doing(
        "remove the alarm to look at spaces", () -> scheduler.unscheduleJob(key(Kind.LOOK, LOOK)));
  }

  private void set(Trigger alarm) {
    doing("set the alarm of schedule '" + scheduleOf(alarm) + "'", () -> {
      boolean wasSet = scheduler.rescheduleJob(alarm.getKey(), alarm) != null;
      return wasSet || scheduler.scheduleJob(alarm) != null;
    });
  }

  /** Removes the alarms of that schedule. */
  void remove(String schedule) {
    doing("remove the alarms of schedule '" + schedule + "'", () -> {
      scheduler.unscheduleJob(key(Kind.SCHEDULE, schedule));
      return scheduler.unscheduleJob(key(Kind.BY_HAND, schedule));
    });
  }

  /** Removes all alarms but those of these schedules' times. */
  void keepOnly(Set<String> schedules) {
    doing("remove stray alarms", () -> {
      for (TriggerKey alarm : scheduler.getTriggerKeys(anyTriggerGroup())) {
        boolean isStray = !alarm.getGroup().equals(Kind.SCHEDULE.name());
        if (isStray || !schedules.contains(alarm.getName())) {
          scheduler.unscheduleJob(alarm);
        }
      }
      return true;
    });
  }

  static String scheduleOf(Trigger alarm) {
    return alarm.getKey().getName();
  }

  static Kind kindOf(Trigger alarm) {
    return Kind.valueOf(alarm.getKey().getGroup());
  }

  private static TriggerKey key(Kind kind, String name) {
    return TriggerKey.triggerKey(name, kind.name());
  }

  /** Rings no more, and returns when nobody hears one any more; interrupts nobody. */
  @Override
  public void close() {
    store.stopRetrying();
    doing("close the alarms", () -> {
      scheduler.shutdown(true);
      return true;
    });
  }

  /** Something that is done with Quartz. */
  private interface Work<T> {
    T run() throws SchedulerException;
  }

  private static <T> T doing(String act, Work<T> work) {
    try {
      return work.run();
    } catch (SchedulerException e) {
      throw new UnavailableException(
          "cannot " + act + "; try again, and look at the cause if that does not help", e);
    }
  }
}

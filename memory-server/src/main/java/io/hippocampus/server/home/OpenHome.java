package io.hippocampus.server.home;

import io.hippocampus.Hippocampus;
import io.hippocampus.server.sleeping.SleepDesk;
import io.hippocampus.sleep.SleepQueue;
import io.hippocampus.sleep.SleepSchedules;
import io.hippocampus.sleep.quartz.QuartzSleepScheduler;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;

/**
 * A home that a server has open: what every door asks. Its parts are closed by whoever opened them.
 *
 * @param directory where it is
 * @param memory the memory
 * @param schedules when spaces sleep
 * @param queue which spaces are to sleep
 * @param scheduler what lets them sleep when they are due, and takes changes of schedules
 * @param desk where nights are started that nobody waits for
 * @param clock what time it is
 * @param zone in which zone times are read that name none
 */
public record OpenHome(
    Path directory,
    Hippocampus memory,
    SleepSchedules schedules,
    SleepQueue queue,
    QuartzSleepScheduler scheduler,
    SleepDesk desk,
    InstantSource clock,
    ZoneId zone) {}

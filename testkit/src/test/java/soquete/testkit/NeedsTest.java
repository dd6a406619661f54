package soquete.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedSuccessfully;
import static org.junit.platform.testkit.engine.EventConditions.skippedWithReason;
import static org.junit.platform.testkit.engine.EventConditions.test;

import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class NeedsTest {
    /// Not found by the build's own pattern of names.
    static class Subject {
        @Test
        @Needs(
                programs = {"sh", "no-such-program-here"},
                kernel = "999.0")
        void impossible() {
            throw new AssertionError("must have been skipped");
        }

        @Test
        @Needs(programs = "sh", kernel = "3.2")
        void possible() {
            assertThat(Programs.find("sh")).isPresent();
        }
    }

    @Test
    void needs_missing_skipsWithEveryReason_andElseRuns() {
        Events events =
                EngineTestKit.engine("junit-jupiter")
                        .selectors(selectClass(Subject.class))
                        .execute()
                        .testEvents();
        events.assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                test("impossible"),
                                skippedWithReason(
                                        "needs the program no-such-program-here;"
                                                + " needs Linux 999.0")))
                .haveExactly(1, event(test("possible"), finishedSuccessfully()));
    }
}

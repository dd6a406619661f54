package soquete.cli.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import soquete.cli.event.Event;
import soquete.cli.event.Role;

final class MergerTest {
    private final List<Long> shown = new ArrayList<>();
    private final Merger merger = new Merger(event -> shown.add(event.time()));

    private static Event at(Role role, long time) {
        return new Event.Print(role, 1, "main", "", time);
    }

    @Test
    void add_beforeTheOtherIsBorn_isCertainAtOnce() {
        merger.born(Role.SERVER, 10);
        merger.add(at(Role.SERVER, 11), 12);
        merger.add(at(Role.SERVER, 13), 14);

        assertThat(shown).containsExactly(11L, 13L);
    }

    @Test
    void add_afterTheOtherIsBorn_waitsForItsNews() {
        merger.born(Role.SERVER, 10);
        merger.born(Role.CLIENT, 20);
        merger.add(at(Role.SERVER, 19), 30);
        assertThat(shown).containsExactly(19L);

        merger.add(at(Role.SERVER, 25), 30);
        merger.add(at(Role.SERVER, 35), 40);
        assertThat(shown).containsExactly(19L);

        merger.add(at(Role.CLIENT, 30), 41);
        assertThat(shown).containsExactly(19L, 25L, 30L);

        merger.over(Role.CLIENT, 42);
        assertThat(shown).containsExactly(19L, 25L, 30L, 35L);
    }

    @Test
    void add_lateArrival_keepsTheOrderOfTime() {
        merger.born(Role.SERVER, 0);
        merger.born(Role.CLIENT, 0);
        merger.add(at(Role.CLIENT, 5), 100);
        merger.add(at(Role.CLIENT, 7), 100);
        merger.add(at(Role.SERVER, 1), 100);
        merger.add(at(Role.SERVER, 6), 100);
        merger.over(Role.SERVER, 101);
        merger.over(Role.CLIENT, 101);

        assertThat(shown).containsExactly(1L, 5L, 6L, 7L);
    }
}

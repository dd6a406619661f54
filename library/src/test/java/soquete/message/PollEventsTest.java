package soquete.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PollEventsTest {
    @Test
    void events_together_haveEach() {
        PollEvents both = PollEvents.POLLIN.and(PollEvents.POLLRDHUP);
        assertThat(both.bits()).isEqualTo(0x2001);
        assertThat(both.has(PollEvents.POLLIN)).isTrue();
        assertThat(both.has(PollEvents.POLLIN.and(PollEvents.POLLOUT))).isFalse();
        assertThat(both.hasAny(PollEvents.POLLIN.and(PollEvents.POLLOUT))).isTrue();
        assertThat(both.hasAny(PollEvents.POLLOUT)).isFalse();
        EpollEvents edge = EpollEvents.EPOLLIN.and(EpollEvents.EPOLLET);
        assertThat(edge.bits()).isEqualTo(0x80000001);
        assertThat(edge.has(EpollEvents.EPOLLET)).isTrue();
        assertThat(edge.hasAny(EpollEvents.EPOLLOUT)).isFalse();
    }

    @Test
    void text_isTheNamesOfC() {
        assertThat(PollEvents.NONE).hasToString("0");
        assertThat(PollEvents.POLLIN.and(PollEvents.POLLNVAL)).hasToString("POLLIN|POLLNVAL");
        assertThat(new PollEvents(0x4002)).hasToString("POLLPRI|0x4000");
        assertThat(new PollEvents(0x23df))
                .hasToString(
                        "POLLIN|POLLPRI|POLLOUT|POLLERR|POLLHUP|POLLRDNORM|POLLRDBAND|POLLWRNORM"
                                + "|POLLWRBAND|POLLRDHUP");
        assertThat(EpollEvents.NONE).hasToString("0");
        assertThat(new EpollEvents(0xf0000421))
                .hasToString(
                        "EPOLLIN|EPOLLMSG|EPOLLEXCLUSIVE|EPOLLWAKEUP|EPOLLONESHOT|EPOLLET|0x20");
        assertThat(EpollEvents.EPOLLRDHUP.and(EpollEvents.EPOLLPRI))
                .hasToString("EPOLLPRI|EPOLLRDHUP");
    }
}

package soquete.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.endpoint.Family;
import soquete.message.MsgFlags;
import soquete.option.Option;
import soquete.option.Shape;

/// The checker of [GoldenTest], on classes that are wrong: it can fail.
@Timeout(60)
class ClaimsTest {
    @CStruct("sockaddr_in")
    static final class WrongLayout {
        static final int SIZE = 17;
        static final int SIN_FAMILY = 0;
        static final long SIN_PORT = 3;

        @SuppressWarnings("unused")
        private static final int SIN_PROT = 2;
    }

    @CStruct("in_addr")
    static final class NoSize {
        static final int S_ADDR = 0;
    }

    @CConstants
    static final class WrongConstants {
        static final int SO_REUSEADDR = 3;
        static final int EPOLLET = 1 << 31;
        static final long TP_STATUS_TS_RAW_HARDWARE = 1L << 31;
        static final long CAN_RTR_FLAG = 1 << 31;
        static final int NO_SUCH_NAME = 1;
    }

    static final class Unannotated {
        static final int OFFSET = 4;
        static final String TEXT = "not a number";
        static final boolean FLAG = true;
    }

    @OwnConstants(" ")
    static final class NoReason {
        static final int OFFSET = 4;
    }

    @OwnConstants("the size of a pool")
    static final class Own {
        static final int POOL = 4;
    }

    public static final class SolTcp {
        public static final Option<Boolean> TCP_NODELAY =
                new Option<>("TCP_NODELAI", 7, 2, Shape.FLAG);
        public static final Family AF_INET = new Family(10);
        public static final MsgFlags MSG_PEEK = new MsgFlags(2);
        public static final int SOL_TCP = 7;
        static final int NOT_PUBLIC = 1;

        private SolTcp() {}
    }

    @Test
    void claims_wrongLayout_reportsEachWrongMember() {
        assertThat(problems(Claims.of(WrongLayout.class)))
                .containsExactlyInAnyOrder(
                        "WrongLayout.SIZE is 17,"
                                + " but linux-x86_64.txt has \"size struct sockaddr_in 16\"",
                        "WrongLayout.SIN_PORT is 3,"
                                + " but linux-x86_64.txt has"
                                + " \"offset struct sockaddr_in.sin_port 2\"",
                        "WrongLayout.SIN_PROT: linux-x86_64.txt has no"
                                + " \"offset struct sockaddr_in.sin_prot\"");
    }

    @Test
    void claims_wrongConstants_reportsValuesAndNames() {
        assertThat(problems(Claims.of(WrongConstants.class)))
                .containsExactlyInAnyOrder(
                        "WrongConstants.SO_REUSEADDR is 3,"
                                + " but linux-x86_64.txt has \"constant SO_REUSEADDR 2\"",
                        "WrongConstants.CAN_RTR_FLAG is -2147483648,"
                                + " but linux-x86_64.txt has \"constant CAN_RTR_FLAG 1073741824\"",
                        "WrongConstants.NO_SUCH_NAME: linux-x86_64.txt has no"
                                + " \"constant NO_SUCH_NAME\"");
    }

    @Test
    void claims_brokenRules_reportsThem() {
        assertThat(Claims.of(NoSize.class).violations())
                .containsExactly("NoSize is a @CStruct without a SIZE");
        assertThat(Claims.of(Unannotated.class).violations())
                .containsExactly(
                        "Unannotated.OFFSET is checked by nothing:"
                                + " its class needs @CStruct, @CConstants or @OwnConstants");
        assertThat(Claims.of(NoReason.class).violations())
                .containsExactly("NoReason has @OwnConstants without a reason");
        assertThat(Claims.of(Own.class).violations()).isEmpty();
        assertThat(Claims.of(Own.class).claims()).isEmpty();
    }

    @Test
    void claims_wrongPublicConstants_reportsNumberLevelAndName() {
        Claims claims = Claims.ofPublic(SolTcp.class);
        assertThat(problems(claims))
                .containsExactlyInAnyOrder(
                        "SolTcp.TCP_NODELAY is 2,"
                                + " but linux-x86_64.txt has \"constant TCP_NODELAY 1\"",
                        "SolTcp.TCP_NODELAY.level() is 7,"
                                + " but linux-x86_64.txt has \"constant SOL_TCP 6\"",
                        "SolTcp.AF_INET is 10,"
                                + " but linux-x86_64.txt has \"constant AF_INET 2\"",
                        "SolTcp.SOL_TCP is 7,"
                                + " but linux-x86_64.txt has \"constant SOL_TCP 6\"");
        assertThat(claims.violations())
                .containsExactly("SolTcp.TCP_NODELAY calls itself TCP_NODELAI");
    }

    @Test
    void goldenLayouts_malformedLine_isRefused() {
        for (String line :
                List.of(
                        "",
                        "constant X",
                        "constant X y",
                        "size sockaddr 1",
                        "offset struct a.b 1")) {
            assertThatThrownBy(() -> GoldenLayouts.of("x86_64", List.of(line)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("not a line of a golden file: " + line);
        }
        assertThatThrownBy(
                        () -> GoldenLayouts.of("x86_64", List.of("constant X 1", "constant X 2")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a second value: constant X 2");
    }

    private static List<String> problems(Claims claims) {
        GoldenLayouts golden = GoldenLayouts.of("x86_64");
        return claims.claims().stream().flatMap(claim -> claim.problem(golden).stream()).toList();
    }
}

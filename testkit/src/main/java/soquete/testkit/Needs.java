package soquete.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a test, or every test of a class, needs of the machine. Where something is missing the test
/// is skipped, with the reason.
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsCondition.class)
public @interface Needs {
    /// Programs on the `PATH`.
    String[] programs() default {};

    /// The effective user is root.
    boolean root() default false;

    /// A socket can be bound to `::1`.
    boolean ipv6() default false;

    /// The oldest kernel that will do, such as `5.19`.
    String kernel() default "";
}

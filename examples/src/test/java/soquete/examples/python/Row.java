package soquete.examples.python;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A row of the first table of `docs/python.md`. The Java lines are those of the method between
/// `// begin` and `// end`.
@Test
@ExtendWith(BesidePython.class)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Row {
    /// The function or method, as in `create_server` or `s.recv`.
    String value();

    /// Lines that Python runs first, and that are not shown.
    String before() default "";

    /// The lines that are shown.
    String python();

    /// What comes out: Python expressions, separated by commas. The method gives the same to its
    /// [Answer].
    String result();

    /// What else is worth a word in the table.
    String note() default "";
}

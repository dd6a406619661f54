package soquete.testkit;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/// Reads [Needs].
final class NeedsCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), Needs.class)
                .map(NeedsCondition::evaluate)
                .orElseGet(() -> enabled("needs nothing"));
    }

    private static ConditionEvaluationResult evaluate(Needs needs) {
        List<String> missing = new ArrayList<>();
        for (Capability capability : capabilities(needs)) {
            capability.missing().ifPresent(missing::add);
        }
        return missing.isEmpty()
                ? enabled("all that it needs is here")
                : disabled(String.join("; ", missing));
    }

    private static List<Capability> capabilities(Needs needs) {
        List<Capability> capabilities = new ArrayList<>();
        for (String program : needs.programs()) {
            capabilities.add(Capability.program(program));
        }
        if (needs.root()) {
            capabilities.add(Capability.root());
        }
        if (needs.ipv6()) {
            capabilities.add(Capability.ipv6Loopback());
        }
        if (!needs.kernel().isEmpty()) {
            capabilities.add(Capability.kernel(needs.kernel()));
        }
        return capabilities;
    }
}

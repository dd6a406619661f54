package soquete.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/// The picture of ARCHITECTURE.md, as rules.
@AnalyzeClasses(packages = "soquete", importOptions = LayersTest.OfTheLibrary.class)
class LayersTest {
    /// What is packed into the jar: no tests, and no other module.
    static final class OfTheLibrary implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return location.contains("/library/target/classes/");
        }
    }

    @ArchTest
    static final ArchRule eachLayerUsesOnlyWhatStandsBelow =
            layeredArchitecture()
                    .consideringOnlyDependenciesInAnyPackage("soquete..")
                    .withOptionalLayers(true)
                    .layer("server")
                    .definedBy("soquete.server")
                    .layer("loops")
                    .definedBy("soquete.event", "soquete.ring")
                    .layer("uses")
                    .definedBy(
                            "soquete.capture",
                            "soquete.net",
                            "soquete.netdevice",
                            "soquete.netlink",
                            "soquete.tls")
                    .layer("soquete")
                    .definedBy("soquete")
                    .layer("resolve")
                    .definedBy("soquete.resolve")
                    .layer("posix")
                    .definedBy("soquete.posix")
                    .layer("wait")
                    .definedBy("soquete.wait")
                    .layer("sys")
                    .definedBy("soquete.sys")
                    .layer("values")
                    .definedBy(
                            "soquete.bpf",
                            "soquete.can",
                            "soquete.endpoint",
                            "soquete.option",
                            "soquete.message",
                            "soquete.error",
                            "soquete.proxy")
                    .whereLayer("server")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("loops")
                    .mayOnlyBeAccessedByLayers("server")
                    .whereLayer("uses")
                    .mayOnlyBeAccessedByLayers("server")
                    .whereLayer("soquete")
                    .mayOnlyBeAccessedByLayers("server", "loops", "uses")
                    .whereLayer("posix")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("resolve")
                    .mayOnlyBeAccessedByLayers("soquete")
                    .whereLayer("wait")
                    .mayOnlyBeAccessedByLayers("server", "loops", "soquete", "resolve")
                    .whereLayer("sys")
                    .mayOnlyBeAccessedByLayers(
                            "server", "loops", "uses", "soquete", "resolve", "posix", "wait");

    @ArchTest
    static final ArchRule onlySysLinksNativeCode =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("soquete.sys")
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(
                            Linker.class,
                            SymbolLookup.class,
                            FunctionDescriptor.class,
                            MethodHandle.class);

    @ArchTest
    static final ArchRule handlesLiveInThreeClasses =
            noClasses()
                    .that()
                    .haveNameNotMatching("soquete\\.sys\\.(Kernel|Libc|Netdb)(\\$.*)?")
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(Linker.class, MethodHandle.class);

    @ArchTest
    static final ArchRule valuesNeedNoNativeMemory =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "soquete.bpf",
                            "soquete.can",
                            "soquete.endpoint",
                            "soquete.option",
                            "soquete.message",
                            "soquete.error",
                            "soquete.proxy")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("java.lang.foreign..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("soquete.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noVagueNames =
            noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Impl)");

    @ArchTest
    static final ArchRule nothingBeyondJavaBase =
            noClasses()
                    .should()
                    .dependOnClassesThat(
                            JavaClass.Predicates.resideOutsideOfPackages(
                                    "soquete..",
                                    "java..",
                                    "javax.net..",
                                    "org.jspecify.annotations.."));
}

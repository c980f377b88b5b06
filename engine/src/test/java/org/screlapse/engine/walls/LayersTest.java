package org.screlapse.engine.walls;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.BeforeClass;
import org.junit.Test;

/** The rules of the house that no compiler knows: what may use what, and how things are named. */
public class LayersTest {

    private static JavaClasses engine;
    private static JavaClasses withTests;

    @BeforeClass
    public static void read() {
        engine = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.screlapse.engine");
        withTests = new ClassFileImporter().importPackages("org.screlapse.engine");
    }

    @Test
    public void packagesMakeNoCircle() {
        slices().matching("org.screlapse.engine.(**)").should().beFreeOfCycles().check(engine);
    }

    @Test
    public void packagesMakeNoCircleWithTheirTests() {
        slices().matching("org.screlapse.engine.(**)").should().beFreeOfCycles().check(withTests);
    }

    @Test
    public void theEngineKnowsNoKnime() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("org.knime..", "org.screlapse.knime..")
            .check(withTests);
    }

    @Test
    public void theGroundFloorStandsByItself() {
        noClasses().that()
            .resideInAnyPackage("..engine.task..", "..engine.stats..", "..engine.linalg..", "..engine.smooth..",
                "..engine.random..")
            .should().dependOnClassesThat()
            .resideInAnyPackage("..engine.data..", "..engine.io..", "..engine.expression..", "..engine.cohort..",
                "..engine.quality..", "..engine.score..", "..engine.embed..", "..engine.graph..")
            .check(engine);
    }
}

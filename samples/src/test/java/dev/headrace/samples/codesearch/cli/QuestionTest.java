package dev.headrace.samples.codesearch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          How are the cows milked? | cows milked?
          open a barn              | open barn
          UpdateReport.of          | UpdateReport.of
          how is it                | how is it
          ''                       | ''
          """)
  void onlyWhatIsAskedAboutIsLookedFor(String question, String subject) {
    assertThat(Question.subject(question)).isEqualTo(subject);
  }
}

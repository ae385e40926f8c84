// One error, with its code, at the line and column of the parameter that nothing feeds.
def source = new File(basedir, 'src/main/java/com/example/Summaries.java')
int line = source.readLines().findIndexOf { it.contains('// expected: HR401') } + 1
int column = source.readLines()[line - 1].indexOf('heading') + 1

def log = new File(basedir, 'build.log').readLines()
def errors = log.findAll { it.contains('[HR') && it.contains('ERROR') }.unique()
assert errors.size() == 1 : "expected one coded error, found $errors"
assert errors[0].replace('\\', '/').contains(
    "/Summaries.java:[$line,$column] [HR401] The parameter \"heading\" of summary takes ")
assert log.any { it.contains('Fix: ') }
assert !new File(basedir, 'target/classes/com/example/SummariesPlan.class').exists()
assert !new File(basedir, 'target/classes/META-INF/headrace').exists()
return true

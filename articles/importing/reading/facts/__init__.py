"""What is stated in lines of one kind: days, names, ratings, the facts of a film, the credits of a shoot."""
